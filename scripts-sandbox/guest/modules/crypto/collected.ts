/** What is given to a hash or a signature piece by piece, until it is asked for. */
import { runLimits } from '../../../limits.ts';
import { nodeError } from '../../node-errors.ts';
import { Buffer } from '../buffer.ts';

/** As base64 it has to go through one call. */
const MAX_BYTES = Math.floor((runLimits.callBytes * 3) / 4) - 1_024;

export class Collected {
  #pieces: Uint8Array[] = [];
  #size = 0;

  add(bytes: Uint8Array): void {
    this.#size += bytes.length;
    if (this.#size > MAX_BYTES) {
      const message = `A script may hash or sign ${String(MAX_BYTES)} bytes at a time`;
      throw nodeError(RangeError, 'ERR_OUT_OF_RANGE', message);
    }
    this.#pieces.push(bytes);
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#pieces);
  }

  copy(): Collected {
    const copy = new Collected();
    copy.#pieces = [...this.#pieces];
    copy.#size = this.#size;
    return copy;
  }
}
