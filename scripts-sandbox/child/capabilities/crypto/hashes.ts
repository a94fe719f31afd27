/** Hashes and random numbers: what takes microseconds. */
import { createHash, createHmac, getHashes, randomBytes, randomInt, randomUUID } from 'node:crypto';

import { runLimits } from '../../../limits.ts';
import { bytesOf, fieldsOf, numberOf, textOf } from './request.ts';
import { TooMuchError } from './told-errors.ts';

export function digest(request: unknown): Uint8Array {
  const fields = fieldsOf(request);
  const outputLength = lengthOf(fields['outputLength']);
  return createHash(textOf(fields, 'algorithm'), { outputLength })
    .update(bytesOf(fields, 'data'))
    .digest();
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value !== 'number') return undefined;
  if (value > runLimits.cryptoBytes) throw new TooMuchError('The digest would be too long');
  return value;
}

export function hmac(request: unknown): Uint8Array {
  const fields = fieldsOf(request);
  return createHmac(textOf(fields, 'algorithm'), bytesOf(fields, 'key'))
    .update(bytesOf(fields, 'data'))
    .digest();
}

export const hashNames = (): string[] => getHashes();

export function random(request: unknown): Uint8Array {
  const size = numberOf(fieldsOf(request), 'size');
  if (!(size <= runLimits.cryptoBytes)) throw new TooMuchError('These are too many random bytes');
  return randomBytes(size);
}

export function randomInteger(request: unknown): number {
  const fields = fieldsOf(request);
  return randomInt(numberOf(fields, 'min'), numberOf(fields, 'max'));
}

export const uuid = (): string => randomUUID();
