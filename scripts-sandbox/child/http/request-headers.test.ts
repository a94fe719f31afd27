/** What the child refuses by itself, whatever the inside of an isolate has let through. */
import { expect, it } from 'vitest';

import type { HeaderPair } from '../../http-exchange.ts';
import { httpLimits } from '../../limits.ts';
import { readRequestHeaders } from './request-headers.ts';

const url = new URL('https://api.example:8443/x');
const read = (...pairs: HeaderPair[]) => [...readRequestHeaders(pairs, url, 6)];

it.each([
  ['ordinary ones', ['X-Own', 'a b\tc'], [['x-own', 'a b\tc']]],
  ['Latin-1', ['x-own', 'grüße'], [['x-own', 'grüße']]],
  ['nothing', ['x-own', ''], [['x-own', '']]],
  ['the name of a prototype', ['__proto__', 'x'], [['__proto__', 'x']]],
  // Said by us.
  ['the length of the body', ['Content-Length', '6'], []],
  ['the host of the URL', ['Host', 'API.example:8443'], []],
  ['keep-alive', ['Connection', 'Keep-Alive'], []],
  ['close', ['Connection', 'close'], []],
] as [string, HeaderPair, HeaderPair[]][])('reads %s', (_what, pair, expected) => {
  expect(read(pair)).toEqual(expected);
});

it.each([
  ['a line break', 'x-a', 'a\r\nb: c'],
  ['a line feed', 'x-a', 'a\nb: c'],
  ['a carriage return', 'x-a', 'a\rb: c'],
  ['a zero byte', 'x-a', 'a\0'],
  ['another control character', 'x-a', 'a\x1b'],
  ['a character beyond Latin-1', 'x-a', 'a\u010a'],
  ['a line break in the name', 'x-a\r\nb', 'a'],
  ['a colon in the name', 'x-a:', 'a'],
  ['a space in the name', 'x a', 'a'],
  ['no name', '', 'a'],
  ['another length', 'content-length', '7'],
  ['another host', 'host', 'api.example'],
  ['headers named in connection', 'connection', 'close, x-a'],
  ['chunks', 'Transfer-Encoding', 'chunked'],
  ['an upgrade', 'upgrade', 'h2c'],
  ['settings of HTTP/2', 'http2-settings', 'x'],
])('refuses %s, without its value', (_what, name, value) => {
  expect(() => read([name, value])).toThrow(
    expect.objectContaining({
      code: 'ERR_BAD_REQUEST',
      message: expect.not.stringContaining('a\r'),
    }),
  );
});

it('refuses too many, and too long ones', () => {
  const many = Array.from({ length: httpLimits.requestHeaders + 1 }, (): HeaderPair => ['a', 'b']);
  expect(() => read(...many)).toThrow('A script may send 100 headers');
  expect(() => read(['a', 'b'.repeat(httpLimits.headerBytes)])).toThrow('more than 16384 bytes');
});
