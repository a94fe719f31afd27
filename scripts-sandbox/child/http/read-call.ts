/** A request as a script has described it, checked: the script may have spoken to the child itself. */
import { httpErrorCodes } from '../../http-exchange.ts';
import type { HeaderPair, HttpCall } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { HttpError } from './http-error.ts';
import { readRequestHeaders } from './request-headers.ts';

/** CONNECT and TRACE are for proxies and for seeing what others have added on the way. */
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

export type CheckedCall = Omit<HttpCall, 'url' | 'headers' | 'body'> & {
  url: URL;
  headers: Headers;
  body: Uint8Array | undefined;
};

/** @throws HttpError which part is refused, and why. */
export function readHttpCall(request: unknown): CheckedCall {
  const { number, method, url, headers, body, redirect, maxRedirects, timeoutMs } = (request ??
    {}) as Partial<Record<keyof HttpCall, unknown>>;
  const destination = readUrl(url);
  const bytes = readBody(body);
  return {
    number: Number(number),
    method: readMethod(method),
    url: destination,
    headers: readRequestHeaders(readPairs(headers), destination, bytes?.byteLength ?? 0),
    body: bytes,
    redirect: redirect === 'manual' || redirect === 'error' ? redirect : 'follow',
    maxRedirects: isCount(maxRedirects)
      ? Math.min(maxRedirects, httpLimits.redirects)
      : httpLimits.redirects,
    timeoutMs: isCount(timeoutMs) && timeoutMs > 0 ? timeoutMs : undefined,
  };
}

/** @param base where a redirect comes from. */
export function readUrl(text: unknown, base?: URL): URL {
  if (typeof text !== 'string' || text.length > httpLimits.urlCharacters) {
    throw new HttpError('The URL is too long, or no text', httpErrorCodes.badUrl);
  }
  if (!URL.canParse(text, base)) throw new HttpError('Invalid URL', httpErrorCodes.badUrl);
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    const protocol = url.protocol.slice(0, 20);
    throw new HttpError(`Unsupported protocol ${protocol}`, httpErrorCodes.badRequest);
  }
  return url;
}

function readMethod(method: unknown): string {
  const name = String(method).toUpperCase();
  if (methods.has(name)) return name;
  throw new HttpError(`A script may not send ${name.slice(0, 20)}`, httpErrorCodes.badRequest);
}

function readBody(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  const bytes =
    body instanceof Uint8Array
      ? body
      : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  if (bytes.byteLength <= httpLimits.requestBytes) return bytes;
  throw new HttpError(
    `A script may send ${String(httpLimits.requestBytes)} bytes at once`,
    httpErrorCodes.tooLarge,
  );
}

function readPairs(pairs: unknown): HeaderPair[] {
  if (!Array.isArray(pairs)) return [];
  return pairs.map((pair: unknown) => {
    const [name, value] = Array.isArray(pair) ? (pair as unknown[]) : [];
    return [String(name), String(value)];
  });
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;
