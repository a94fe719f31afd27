/** `timingSafeEqual`. */
import { nodeError, wrongType } from '../../node-errors.ts';

function viewOf(value: unknown, name: string): Uint8Array {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  throw wrongType(name, 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView', value);
}

/** Looks at every byte, whatever the others were. */
export function timingSafeEqual(one: unknown, other: unknown): boolean {
  const left = viewOf(one, 'buf1');
  const right = viewOf(other, 'buf2');
  if (left.length !== right.length) {
    throw nodeError(
      RangeError,
      'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
      'Input buffers must have the same byte length',
    );
  }
  let difference = 0;
  for (let at = 0; at < left.length; at += 1) difference |= (left[at] ?? 0) ^ (right[at] ?? 0);
  return difference === 0;
}
