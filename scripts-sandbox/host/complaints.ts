/**
 * What a process writes where errors go. Before it is ready that is ours, and tells why it does not
 * come up; afterwards it may be anybody's, and nobody reads it.
 */
import { childLimits } from '../limits.ts';

/** A stack trace and what stands around it. */
const KEPT_CHARACTERS = 4_096;
const TOLD_CHARACTERS = 300;

export class Complaints {
  #text = '';
  #bytes = 0;

  /** @returns false where it is more than a process of ours would say in its life. */
  take(bytes: Buffer): boolean {
    this.#bytes += bytes.length;
    const room = KEPT_CHARACTERS - this.#text.length;
    if (room > 0) this.#text += bytes.subarray(0, room).toString();
    return this.#bytes <= childLimits.complaintBytes;
  }

  /** The line that says most: one that names an error, or the first. */
  get firstError(): string | undefined {
    const lines = this.#text
      .split('\n')
      .map((line) => line.replace(/[^\x20-\x7e]/g, ' ').trim())
      .filter(Boolean);
    const line = lines.find((each) => /^(\w*Error\b|.*: not found)/.test(each)) ?? lines[0];
    return line?.slice(0, TOLD_CHARACTERS);
  }
}
