/**
 * Whether bytes are messages of MongoDB's protocol as far as their lengths and counts go: the driver
 * believes each of them, and goes round and round where one is nothing or less, or reads two thousand
 * million documents out of none, until there is no memory left.
 *
 * Messages: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/
 */
import { inspectBy, pass, read } from './inspection.ts';
import type { Inspection } from './inspection.ts';

/** Length, number, number that is answered, operation: four bytes each. */
const HEADER_BYTES = 16;
/** What the driver takes for an answer. One that is packed would be looked into here no further. */
const OP_REPLY = 1;
const OP_MSG = 2013;
/** Flags, a cursor's number of eight bytes, where it begins, how many documents there are. */
const REPLY_BYTES = 20;
/** Its length, and the zero at its end. */
const SMALLEST_DOCUMENT = 5;
const CHECKSUM_PRESENT = 1;

/** @returns asked about the bytes of one socket in their order; false where they cannot be. */
export const inspectMongodb = (): ((bytes: Uint8Array) => boolean) => inspectBy(messages);

function* messages(): Inspection {
  for (;;) {
    const header = yield read(HEADER_BYTES);
    const bodyBytes = header.readInt32LE(0) - HEADER_BYTES;
    const operation = header.readInt32LE(12);
    if (operation !== OP_MSG && operation !== OP_REPLY) return false;
    const isWhole = yield* operation === OP_MSG ? sections(bodyBytes) : documents(bodyBytes);
    if (!isWhole) return false;
  }
}

/** Flags, then documents with a zero before each. */
function* sections(bodyBytes: number): Inspection {
  let left = bodyBytes - 4;
  if (left < 1 + SMALLEST_DOCUMENT) return false;
  const flags = yield read(4);
  if (flags.readInt32LE() & CHECKSUM_PRESENT) return false;
  while (left > 0) {
    if (left < 1 + SMALLEST_DOCUMENT) return false;
    const begin = yield read(5);
    const size = begin.readInt32LE(1);
    if (begin[0] !== 0 || size < SMALLEST_DOCUMENT || size > left - 1) return false;
    yield pass(size - 4);
    left -= 1 + size;
  }
  return true;
}

function* documents(bodyBytes: number): Inspection {
  let left = bodyBytes - REPLY_BYTES;
  if (left < 0) return false;
  const facts = yield read(REPLY_BYTES);
  const count = facts.readInt32LE(16);
  for (let at = 0; at !== count; at += 1) {
    if (left < SMALLEST_DOCUMENT) return false;
    const size = (yield read(4)).readInt32LE();
    if (size < SMALLEST_DOCUMENT || size > left) return false;
    yield pass(size - 4);
    left -= size;
  }
  return left === 0;
}
