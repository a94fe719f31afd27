/** One HTTP request of a script, through the child. */
import { Buffer } from 'buffer';

import type { HeaderPair, HttpAnswer, HttpCall } from '../../http-exchange.ts';
import { call, callNow } from '../host-door.ts';
import { asText } from './as-text.ts';

/** As much of an `AbortSignal` as is needed: scripts bring their own. */
export type Signal = {
  aborted: boolean;
  reason?: unknown;
  addEventListener?: (type: 'abort', listener: () => void) => void;
  removeEventListener?: (type: 'abort', listener: () => void) => void;
};

let sent = 0;

/**
 * @throws whatever the signal gives as its reason, and errors with a `code`: the system's own
 *   (`ECONNREFUSED`, `ENOTFOUND`, …) or one of `httpErrorCodes`.
 */
export function send(
  request: Omit<HttpCall, 'number'>,
  signal?: Signal | null,
): Promise<HttpAnswer> {
  if (signal?.aborted) return Promise.reject(reasonOf(signal));
  sent += 1;
  const number = sent;
  const answer = call('http', { ...request, number }) as Promise<HttpAnswer>;
  if (!signal?.addEventListener) return answer;
  return new Promise((resolve, reject) => {
    const takeBack = (): void => {
      callNow('httpAbort', number);
      reject(reasonOf(signal));
    };
    signal.addEventListener?.('abort', takeBack);
    void answer.then(resolve, reject).then(() => signal.removeEventListener?.('abort', takeBack));
  });
}

/** What the script has given as its reason, whatever it is. */
function reasonOf({ reason }: Signal): Error {
  if (reason !== undefined) return reason as Error;
  return Object.assign(new Error('This operation was aborted'), {
    name: 'AbortError',
    code: 'ABORT_ERR',
  });
}

/** Headers that come once at most: Node keeps the first of them. */
const single = new Set(
  `age authorization content-length content-type etag expires from host if-modified-since
   if-unmodified-since last-modified location max-forwards proxy-authorization referer retry-after
   server user-agent`.split(/\s+/),
);

/** Headers as Node's `response.headers`: lower case, repeated ones joined, cookies in a list. */
export function asNodeHeaders(pairs: readonly HeaderPair[]): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const known = Object.hasOwn(headers, key) ? headers[key] : undefined;
    if (key === 'set-cookie') headers[key] = [...(Array.isArray(known) ? known : []), value];
    else if (known === undefined) headers[key] = value;
    else if (!single.has(key)) headers[key] = `${String(known)}, ${value}`;
  }
  return headers;
}

export const basicAuthorization = (user: unknown, password: unknown): string =>
  `Basic ${Buffer.from(`${asText(user ?? '')}:${asText(password ?? '')}`).toString('base64')}`;
