import { Buffer } from 'node:buffer';

import { describe, expect, it } from 'vitest';

import { pack, unpack } from './crossing.ts';

const base64 = {
  encode: (bytes: Uint8Array) => Buffer.from(bytes).toString('base64'),
  decode: (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64')),
};

const across = (value: unknown): unknown => unpack(pack(value, base64), base64);

it.each([
  [null],
  [{ a: [1, 'two', true, null], b: {} }],
  [new Uint8Array([1, 2, 3])],
  [{ at: new Date(1_000), deep: [{ at: new Date(NaN) }] }],
  [[10n ** 40n, -1n]],
  [[NaN, Infinity, -Infinity]],
  [{ $latchkey: 'bytes', value: 'AQID' }],
  [{ $latchkey$: 1, $latchkeys: { $latchkey: { $latchkey: 2 } } }],
])('what crosses is what it was: %o', (value) => {
  expect(across(value)).toEqual(value);
});

it('keeps a key of that name for data', () => {
  const value = JSON.parse('{"__proto__":{"a":{"__proto__":1}},"b":2}') as object;
  const crossed = across(value) as object;
  expect(Object.getPrototypeOf(crossed)).toBe(Object.prototype);
  expect(JSON.stringify(crossed)).toBe('{"__proto__":{"a":{"__proto__":1}},"b":2}');
  const marked = unpack('{"value":{"__proto__":{"$latchkey":"date","value":1}}}', base64) as object;
  expect(Object.getPrototypeOf(marked)).toBe(Object.prototype);
  expect(Object.entries(marked)).toEqual([['__proto__', new Date(1)]]);
});

describe('refuses', () => {
  it.each([
    ['what is nested too deep', `{"value":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, RangeError],
    [
      'a number that is too long',
      `{"value":{"$latchkey":"bigint","value":"${'9'.repeat(5_000)}"}}`,
      RangeError,
    ],
    ['a number that is none', '{"value":{"$latchkey":"bigint","value":"x"}}', SyntaxError],
    ['a mark of no kind', '{"value":{"$latchkey":{},"value":{}}}', SyntaxError],
    ['what is no JSON', '{"value":', SyntaxError],
    ['nothing', 'null', TypeError],
  ])('%s', (_, text, ErrorClass) => {
    expect(() => unpack(text, base64)).toThrow(ErrorClass);
  });
});
