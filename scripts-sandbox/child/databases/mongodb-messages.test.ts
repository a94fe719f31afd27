import { describe, expect, test } from 'vitest';

import { inspectMongodb } from './mongodb-messages.ts';

const OP_REPLY = 1;
const OP_COMPRESSED = 2012;
const OP_MSG = 2013;

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};

/** An empty document but for its length, with filling to its end. */
const document = (size: number, told = size): Buffer =>
  Buffer.concat([int32(told), Buffer.alloc(size - 4)]);

/** @param told the length that the message says it has. */
function message(operation: number, body: Buffer, told = 16 + body.length): Buffer {
  return Buffer.concat([int32(told), int32(1), int32(2), int32(operation), body]);
}

const sections = (...documents: Buffer[]): Buffer =>
  Buffer.concat([int32(0), ...documents.flatMap((each) => [Buffer.of(0), each])]);

const reply = (count: number, ...documents: Buffer[]): Buffer =>
  Buffer.concat([Buffer.alloc(16), int32(count), ...documents]);

test('messages pass, however they are cut', () => {
  const bytes = Buffer.concat([
    message(OP_MSG, sections(document(5))),
    message(OP_REPLY, reply(0)),
    message(OP_REPLY, reply(2, document(5), document(40))),
    message(OP_MSG, sections(document(17), document(5))),
  ]);
  for (let size = 1; size <= bytes.length; size += 1) {
    const inspect = inspectMongodb();
    for (let at = 0; at < bytes.length; at += size) {
      expect(inspect(bytes.subarray(at, at + size))).toBe(true);
    }
  }
});

test('a large document passes', () => {
  expect(inspectMongodb()(message(OP_MSG, sections(document(4_000_000))))).toBe(true);
});

describe('what is no message', () => {
  test.each([
    ['a length of nothing', message(OP_MSG, sections(document(5)), 0)],
    ['a length less than the header', message(OP_MSG, sections(document(5)), 15)],
    ['a length below zero', message(OP_MSG, sections(document(5)), -1)],
    ['a header alone', message(OP_MSG, Buffer.alloc(0))],
    ['no section', message(OP_MSG, int32(0))],
    ['a document of nothing', message(OP_MSG, sections(document(5, 0)))],
    ['a document below zero', message(OP_MSG, sections(document(5, -1)))],
    ['a document longer than its message', message(OP_MSG, sections(document(5, 6)))],
    ['a second one of nothing', message(OP_MSG, sections(document(5), document(5, 0)))],
    [
      'a rest that is no section',
      message(OP_MSG, Buffer.concat([sections(document(5)), int32(0)])),
    ],
    ['a list', message(OP_MSG, Buffer.concat([int32(0), Buffer.of(1), document(5)]))],
    ['a checksum', message(OP_MSG, Buffer.concat([int32(1), Buffer.of(0), document(5)]))],
    ['what is packed', message(OP_COMPRESSED, Buffer.alloc(40))],
    ['an operation that there is not', message(7, reply(1, document(5)))],
    ['half a reply', message(OP_REPLY, Buffer.alloc(19))],
    ['more documents than there are', message(OP_REPLY, reply(2 ** 31 - 1, document(5)))],
    ['fewer', message(OP_REPLY, reply(0, document(5)))],
    ['a number of them below zero', message(OP_REPLY, reply(-1, document(5)))],
    ['a document of a reply of nothing', message(OP_REPLY, reply(1, document(5, 0)))],
    ['one longer than the reply', message(OP_REPLY, reply(1, document(5, 6)))],
  ])('%s', (_what, bytes) => {
    const inspect = inspectMongodb();
    expect(inspect(message(OP_MSG, sections(document(5))))).toBe(true);
    expect(inspect(bytes)).toBe(false);
    // Nothing that comes behind it is looked at again.
    expect(inspect(message(OP_MSG, sections(document(5))))).toBe(false);
  });
});
