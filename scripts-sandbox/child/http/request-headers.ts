/**
 * Which headers a script may send.
 *
 * Invariants:
 * 1. What a header says cannot end it: no line breaks, no control characters, nothing beyond Latin-1.
 * 2. What frames the message and what is for the next hop alone is said by us. A script that says the
 *    same is heard without more ado; one that says something else is told that it may not.
 */
import { httpErrorCodes } from '../../http-exchange.ts';
import type { HeaderPair } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { HttpError } from './http-error.ts';

const nameShape = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const valueShape = /^[\t\x20-\x7e\x80-\xff]*$/;

/** For one hop (RFC 9110, 7.6.1), for proxies, or about how the message itself is written. */
const ours = new Set([
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'expect',
  'http2-settings',
]);

/** @throws HttpError which header is refused, and why; never with its value. */
export function readRequestHeaders(pairs: HeaderPair[], url: URL, bodyBytes: number): Headers {
  if (pairs.length > httpLimits.requestHeaders) {
    throw refusal(`A script may send ${String(httpLimits.requestHeaders)} headers`);
  }
  const headers = new Headers();
  let bytes = 0;
  for (const [name, value] of pairs) {
    bytes += name.length + value.length;
    if (!nameShape.test(name)) throw refusal('The name of a header is none');
    if (!valueShape.test(value)) {
      throw refusal(`The header ${name} holds a character that no header may hold`);
    }
    if (isToSend(name.toLowerCase(), value.trim(), url, bodyBytes)) headers.append(name, value);
  }
  if (bytes > httpLimits.headerBytes) {
    throw refusal(`The headers are more than ${String(httpLimits.headerBytes)} bytes`);
  }
  return headers;
}

/** @throws HttpError where it is not the script's to say. */
function isToSend(name: string, value: string, url: URL, bodyBytes: number): boolean {
  if (ours.has(name)) throw refusal(`A script may not send the header ${name}`);
  if (name === 'connection') {
    if (/^(keep-alive|close)$/i.test(value)) return false;
    throw refusal('A script may not name headers in the header connection');
  }
  if (name === 'host') {
    if (value.toLowerCase() === url.host) return false;
    throw refusal('A script may not send a header host that is not the host of its URL');
  }
  if (name === 'content-length') {
    if (value === String(bodyBytes)) return false;
    throw refusal('The header content-length is not the length of the body');
  }
  return true;
}

const refusal = (message: string): HttpError => new HttpError(message, httpErrorCodes.badRequest);
