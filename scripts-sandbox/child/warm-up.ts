/**
 * What is done once before the snapshot is taken, in a context that is thrown away: a look-up from
 * end to end. What the engine has compiled for it stays in the snapshot, so that a fresh isolate
 * does not compile it again. Only our own code is in it, and nothing of any tenant.
 *
 * It runs as text inside the engine: it can refer to nothing outside itself.
 */
type Guest = {
  __latchkey: {
    open: (
      say: () => void,
      ask: (number: number, capability: string, request: string) => void,
      askNow: () => string,
    ) => void;
    start: (script: (...parameters: never[]) => void, call: string, configuration: string) => void;
    deliver: (number: number, answer: string) => void;
    rest: () => string;
  };
  require: (name: string) => {
    get: (url: string) => Promise<{ data: unknown }>;
    post: (url: string, content: object) => Promise<{ data: unknown }>;
  };
};

function warmUp(scope: Guest): void {
  const { open, start, deliver, rest } = scope.__latchkey;
  const { require } = scope;
  const answer = {
    status: 200,
    statusText: 'OK',
    headers: [['Content-Type', 'application/json']],
    body: '{"user_id":"1","email":"ada@example.com"}',
    url: 'https://example.com/users/1',
    isRedirected: false,
  };
  open(
    () => undefined,
    (number) => {
      void Promise.resolve().then(() => {
        deliver(number, JSON.stringify({ value: { value: answer } }));
        rest();
      });
    },
    () => '{"value":{}}',
  );
  start(
    (_identifier: string, callback: (error: unknown, answer?: unknown) => void) => {
      const axios = require('axios');
      axios
        .get('https://example.com/users/1')
        .then(() => axios.post('https://example.com/users', { email: 'ada@example.com' }))
        .then(
          ({ data }) => {
            callback(null, data);
          },
          (error: unknown) => {
            callback(error);
          },
        );
    },
    '["ada"]',
    '{}',
  );
}

export const warmUpSource = `(${warmUp.toString()})(globalThis)`;
