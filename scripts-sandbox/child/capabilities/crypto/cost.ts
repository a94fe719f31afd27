/**
 * What a key derivation will cost, before it begins: once begun, nothing ends it but its own end or
 * that of the process.
 *
 * Invariants:
 * 1. The estimate is made of the numbers alone, so the same script is refused on every machine.
 * 2. It counts everything that a script chooses: rounds, blocks, and how long salts and keys are.
 * 3. A number that makes no sense costs more than anybody has: it was sent past the checks inside.
 */
import { runLimits } from '../../../limits.ts';
import { TooMuchError } from './told-errors.ts';

/** Rounded up from a 2-core x86-64 of 2026: a round of HMAC-SHA-512, a byte of SHA-1. */
const MS_PER_ROUND = 1 / 1_000;
const MS_PER_BYTE = 1 / 200_000;
/** SHA-1, the shortest in use: its blocks are the most. */
const BLOCK_BYTES = 20;
const MS_PER_SCRYPT_UNIT = 1 / 2_000;
const BCRYPT_ROUNDS_PER_MS = 16;

/** Below nothing a cost would be a gain. */
const countable = (...numbers: number[]): boolean =>
  numbers.every((number) => Number.isFinite(number) && number >= 0);

export function msOfPbkdf2(iterations: number, keyBytes: number, saltBytes: number): number {
  if (!countable(iterations, keyBytes)) return Infinity;
  const blocks = Math.ceil(keyBytes / BLOCK_BYTES);
  return blocks * (iterations * MS_PER_ROUND + saltBytes * MS_PER_BYTE);
}

/** RFC 7914: PBKDF2 over the salt makes the blocks, and PBKDF2 over the blocks makes the key. */
export function msOfScrypt(
  { N, r, p }: { N: number; r: number; p: number },
  keyBytes: number,
  saltBytes: number,
): number {
  if (!countable(N, r, p, keyBytes)) return Infinity;
  const blockBytes = 128 * r * p;
  return (
    N * r * p * MS_PER_SCRYPT_UNIT +
    msOfPbkdf2(1, blockBytes, saltBytes) +
    msOfPbkdf2(1, keyBytes, blockBytes)
  );
}

export const msOfBcrypt = (cost: number): number =>
  countable(cost) ? 2 ** cost / BCRYPT_ROUNDS_PER_MS : Infinity;

/** What holds the child's main thread meanwhile. */
export function requireAffordableNow(ms: number): void {
  if (ms >= 0 && ms <= runLimits.synchronousDerivationMs) return;
  throw new TooMuchError('This key derivation is too much at once; use the form with a callback');
}

/** Together, in a run: a purse that is emptied. */
export class DerivationPurse {
  #spentMs = 0;

  spend(ms: number): void {
    const isAffordable = ms >= 0 && this.#spentMs + ms <= runLimits.derivationMs;
    if (!isAffordable) {
      throw new TooMuchError('This key derivation costs more than a script may spend');
    }
    this.#spentMs += ms;
  }
}
