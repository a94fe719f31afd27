/** What pages send to `/dashboard/perform`, and what comes back. */
export type Fault = { field: string; message: string };

export type Refusal = { ok: false; code: string; message: string; faults: Fault[] };

/** With the version that was made of what was sent with one. */
export type Answer<Body> = { ok: true; body: Body; version?: string } | Refusal;

export type Asked = {
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** What was read before: somebody else's change since then is refused. */
  version?: string;
};

const lost: Refusal = {
  ok: false,
  code: 'offline',
  message: "We couldn't reach the server. Check your connection, then try again.",
  faults: [],
};

/** Asks for an operation by its id. Never throws. */
export const askServer = <Body>(operation: string, asked: Asked): Promise<Answer<Body>> =>
  postJson<Answer<Body>>('/dashboard/perform', { operation, ...asked }).then(
    (answer) => answer ?? lost,
  );

/** What a JSON address of the dashboard answers; undefined where nothing came back. */
export async function postJson<Body>(address: string, body: unknown): Promise<Body | undefined> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Body;
  } catch {
    return undefined;
  }
}
