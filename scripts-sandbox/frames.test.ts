import { describe, expect, it } from 'vitest';

import { FrameReader, frameOf } from './frames.ts';

const LONGEST = 1_000;

const read = (reader: FrameReader, bytes: Uint8Array): unknown[] =>
  [...reader.read(bytes)].map((text) => JSON.parse(text) as unknown);

const messages = [
  { type: 'ready' },
  { text: 'ü\u2028\0\ud800'.toWellFormed() },
  [1, null],
  'x'.repeat(900),
];

describe('what is written', () => {
  it('is read again, in its order', () => {
    const bytes = Buffer.concat(messages.map(frameOf));
    expect(read(new FrameReader(LONGEST), bytes)).toEqual(messages);
  });

  it.each([1, 2, 3, 4, 5, 7, 100])('is read again in pieces of %s bytes', (size) => {
    const bytes = Buffer.concat(messages.map(frameOf));
    const reader = new FrameReader(LONGEST);
    const heard: unknown[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      heard.push(...read(reader, bytes.subarray(at, at + size)));
    }
    expect(heard).toEqual(messages);
  });
});

describe('a length', () => {
  const headed = (length: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(length);
    return bytes;
  };

  it.each([0, LONGEST + 1, 0xffff_ffff])('of %s bytes is none', (length) => {
    expect(() => read(new FrameReader(LONGEST), headed(length))).toThrow(RangeError);
  });

  it('of as much as may be is one, and no message before it is there', () => {
    const reader = new FrameReader(LONGEST);
    expect(read(reader, headed(LONGEST))).toEqual([]);
    expect(read(reader, Buffer.alloc(LONGEST - 1, '1'))).toEqual([]);
    expect([...reader.read(Buffer.from('1'))]).toEqual(['1'.repeat(LONGEST)]);
  });
});
