import { describe, expect, test } from 'vitest';

import { inspectPostgres } from './postgres-messages.ts';

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

/** @param told the length that the message says it has. */
const message = (kind: string, body: Buffer | string, told = 4 + body.length): Buffer =>
  Buffer.concat([Buffer.from(kind), int32(told), Buffer.from(body as string)]);

const row = (count: number, ...values: Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([count >> 8, count & 0xff]), ...values]);
const value = (text: string, told = text.length): Buffer =>
  Buffer.concat([int32(told), Buffer.from(text)]);

const greeting = message('R', int32(0));
const failure = 'SERROR\0C42P01\0Mno table\0\0';

test('messages pass, however they are cut', () => {
  const bytes = Buffer.concat([
    greeting,
    message('S', 'TimeZone\0UTC\0'),
    message('Z', 'I'),
    message('T', Buffer.alloc(30)),
    message('D', row(3, value('one'), value('', -1), value(''))),
    message('D', row(0)),
    message('C', 'SELECT 1\0'),
    message('N', failure),
    message('E', failure),
    message('E', '\0'),
    message('I', ''),
  ]);
  for (let size = 1; size <= bytes.length; size += 1) {
    const inspect = inspectPostgres();
    for (let at = 0; at < bytes.length; at += size) {
      expect(inspect(bytes.subarray(at, at + size))).toBe(true);
    }
  }
});

test('a large value passes', () => {
  const large = 'x'.repeat(4_000_000);
  expect(inspectPostgres()(message('D', row(1, value(large))))).toBe(true);
});

test.each(['S', 'N'])(
  'whether it speaks TLS is one letter, and nothing behind it: %s',
  (letter) => {
    const inspect = inspectPostgres();
    expect(inspect(Buffer.from(letter))).toBe(true);
    expect(inspect(greeting)).toBe(false);
  },
);

describe('what is no message', () => {
  test.each([
    ['a length of nothing', message('Z', 'I', 0)],
    ['a length less than its own', message('Z', 'I', 3)],
    ['an error without an end', message('E', 'SERROR\0Mno table\0X')],
    ['an error whose text has no end', message('E', 'SERROR\0Mno table')],
    ['an error with half an end', message('E', 'SERROR\0Mno tabl\0X\0')],
    ['an error of nothing', message('E', '')],
    ['an error that is a letter', message('E', 'S')],
    ['a notice without an end', message('N', 'SNOTICE\0Mx')],
    ['half a row', message('D', '\0')],
    ['a row of fewer values than nothing', message('D', row(-1))],
    ['a row of fewer values than it says', message('D', row(2, value('one')))],
    ['a row of more', message('D', row(1, value('one'), value('two')))],
    ['a value below NULL', message('D', row(1, value('one', -2)))],
    ['a value that leads back', message('D', row(2, value('one', -8), value('two')))],
    ['a value longer than its row', message('D', row(1, value('one', 4)))],
  ])('%s', (_what, bytes) => {
    const inspect = inspectPostgres();
    expect(inspect(greeting)).toBe(true);
    expect(inspect(bytes)).toBe(false);
    // Nothing that comes behind it is looked at again.
    expect(inspect(greeting)).toBe(false);
  });
});
