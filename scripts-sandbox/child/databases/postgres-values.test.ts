import pg from 'pg';
import { describe, expect, test } from 'vitest';

import { typesOf } from './postgres-values.ts';

type ParserOf = (oid: number, format?: string) => (value: unknown) => unknown;

const ours = typesOf(pg, new Set([23])).getTypeParser as unknown as ParserOf;
const theirs = pg.types.getTypeParser as unknown as ParserOf;

const parse = (oid: number, value: unknown, format = 'text'): unknown => ours(oid, format)(value);
const driver = (oid: number, value: string): unknown => theirs(oid)(value);

describe('values are those of the driver', () => {
  test.each([
    [16, 't'],
    [17, '\\x00ff'],
    [17, 'a\\000\\377\\\\b'],
    [20, '42'],
    [114, '{"a":[1]}'],
    [1001, '{"\\\\x00ff",NULL}'],
    [1009, '{a,"b,c",NULL}'],
    [1082, '2026-11-21'],
    [1114, '2026-11-21 20:45:00.123456'],
    [1184, '0044-03-15 12:00:00+00:53:28 BC'],
    [1184, '-infinity'],
    [1115, '{"2026-11-21 20:45:00",NULL}'],
    [1182, '{2026-11-21}'],
    [1185, '{"2026-11-21 20:45:00+00"}'],
    [1186, '1 year 2 mons'],
    [1700, '1.50'],
  ])('of type %i: %s', (oid, text) => {
    expect(parse(oid, text)).toEqual(driver(oid, text));
  });
});

test('a type that the script parses comes as its text', () => {
  expect(parse(23, '42')).toBe('42');
});

test.each([16, 20, 1009, 1184])('the binary form of type %i stays bytes', (oid) => {
  const bytes = Buffer.from('{a,b}');
  expect(parse(oid, bytes, 'binary')).toBe(bytes);
});

test.each(['\\', 'a\\q', '\\8', '\\\\\\', '\\12'])('bytes in no form end: %s', (text) => {
  expect(parse(17, text)).toBeInstanceOf(Buffer);
  expect(parse(1001, JSON.stringify([text]).replace('[', '{').replace(']', '}'))).toEqual([
    expect.any(Buffer),
  ]);
});

test.each([1082, 1114, 1184])('a date of type %i that is too long is text', (oid) => {
  const text = '1'.repeat(1_000_000);
  expect(parse(oid, text)).toBe(text);
});

test.each([1182, 1115, 1185])('so is one in a list of type %i', (oid) => {
  const text = '1'.repeat(100_000);
  expect(parse(oid, `{${text},NULL}`)).toEqual([text, null]);
});
