/**
 * How messages stand on the pipe between our process and a child: four bytes of length, then JSON.
 *
 * Node's own channel between processes is not for this: a line on it that is no JSON, one that never
 * ends, and messages of Node's own that are not as they should be throw in the process that hears
 * them, where nobody can catch it.
 *
 * Invariants:
 * 1. What a reader holds is bounded by the longest message that it takes, however the bytes arrive.
 * 2. Nothing is read of a message that is longer than that: whoever writes one is not ours.
 */
import { Buffer } from 'node:buffer';

const HEADER_BYTES = 4;

export function frameOf(message: unknown): Buffer {
  const json = JSON.stringify(message);
  const length = Buffer.byteLength(json);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + length);
  frame.writeUInt32LE(length);
  frame.write(json, HEADER_BYTES);
  return frame;
}

export class FrameReader {
  readonly #longest: number;
  readonly #header = Buffer.alloc(HEADER_BYTES);
  #body: Buffer | undefined;
  #filled = 0;

  /** @param longest the most bytes that a message may have. */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /**
   * The messages that are whole with these bytes, as text that should be JSON.
   * @throws RangeError on a length that is none.
   */
  *read(bytes: Uint8Array): Generator<string, void> {
    let at = 0;
    while (at < bytes.length) {
      const into = this.#body ?? this.#header;
      const part = bytes.subarray(at, at + into.length - this.#filled);
      into.set(part, this.#filled);
      at += part.length;
      this.#filled += part.length;
      if (this.#filled < into.length) return;
      this.#filled = 0;
      if (this.#body) yield this.#body.toString();
      this.#body = this.#body ? undefined : this.#roomForBody();
    }
  }

  #roomForBody(): Buffer {
    const length = this.#header.readUInt32LE();
    if (length === 0 || length > this.#longest) throw new RangeError('This is no message');
    return Buffer.allocUnsafe(length);
  }
}
