/** `fetch`, as in Node; and what `fetch` and node-fetch have in common. */
import type { HttpAnswer } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { Request } from './request.ts';
import type { RequestOptions } from './request.ts';
import { Response } from './response.ts';
import { send } from './send.ts';

export async function fetch(input: unknown, options?: RequestOptions): Promise<Response> {
  const request = new Request(input, options);
  try {
    return Response.of(await sendRequest(request));
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new TypeError('fetch failed', { cause: error });
  }
}

type SendOptions = { userAgent?: string; maxRedirects?: number; timeoutMs?: number };

/** @throws as `send` does. */
export function sendRequest(
  request: Request,
  { userAgent = 'node', maxRedirects, timeoutMs }: SendOptions = {},
): Promise<HttpAnswer> {
  const { headers } = request;
  if (!headers.has('accept')) headers.set('accept', '*/*');
  if (!headers.has('user-agent')) headers.set('user-agent', userAgent);
  return send(
    {
      method: request.method,
      url: request.url,
      headers: [...headers],
      body: request.whole() ?? undefined,
      redirect: request.redirect,
      maxRedirects: maxRedirects ?? httpLimits.redirects,
      timeoutMs: timeoutMs || undefined,
    },
    request.signal,
  );
}
