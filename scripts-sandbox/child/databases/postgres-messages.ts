/**
 * Whether bytes are messages of PostgreSQL's protocol as far as their lengths and ends go: the driver
 * believes each of them, looks for the end of an error until there is one, and reads the same
 * megabytes again and again where a row sends it back.
 *
 * Messages: https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
import { inspectBy, pass, read } from './inspection.ts';
import type { Inspection } from './inspection.ts';

const LENGTH_BYTES = 4;
const code = (letter: string): number => letter.charCodeAt(0);

/** @returns asked about the bytes of one socket in their order; false where they cannot be. */
export const inspectPostgres = (): ((bytes: Uint8Array) => boolean) => inspectBy(messages);

function* messages(): Inspection {
  let [kind = 0] = yield read(1);
  // Whether it speaks TLS. What follows is TLS, which has a socket of its own, or nothing.
  if (kind === code('S') || kind === code('N')) {
    yield read(1);
    return false;
  }
  for (;;) {
    const length = (yield read(LENGTH_BYTES)).readUInt32BE();
    if (length < LENGTH_BYTES) return false;
    const bodyBytes = length - LENGTH_BYTES;
    if (kind === code('D')) {
      if (!(yield* row(bodyBytes))) return false;
    } else if (kind === code('E') || kind === code('N')) {
      if (!(yield* fields(bodyBytes))) return false;
    } else if (bodyBytes > 0) yield pass(bodyBytes);
    [kind = 0] = yield read(1);
  }
}

/** How many values there are, and each with its length; -1 is NULL. */
function* row(bodyBytes: number): Inspection {
  let left = bodyBytes - 2;
  if (left < 0) return false;
  const count = (yield read(2)).readInt16BE();
  if (count < 0) return false;
  for (let at = 0; at < count; at += 1) {
    left -= 4;
    if (left < 0) return false;
    const size = (yield read(4)).readInt32BE();
    if (size < -1 || size > left) return false;
    if (size > 0) yield pass(size);
    left -= Math.max(size, 0);
  }
  return left === 0;
}

/** A letter and a text each; the last text ends with a zero, and so do all of them. */
function* fields(bodyBytes: number): Inspection {
  if (bodyBytes > 2) yield pass(bodyBytes - 2);
  const end = yield read(Math.min(bodyBytes, 2));
  return end.length > 0 && end.every((byte) => byte === 0);
}
