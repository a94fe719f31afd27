/** Signing and verifying with keys that a script brings along. */
import { createSign, createVerify, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { keyOf } from './keys.ts';
import { bytesOf, fieldsOf, textOf } from './request.ts';
import type { Fields } from './request.ts';

type Options = { key: KeyObject; padding?: number; saltLength?: number; dsaEncoding?: 'der' };

export function signNow(request: unknown): Uint8Array {
  const fields = fieldsOf(request);
  const data = bytesOf(fields, 'data');
  const options = optionsOf(fields);
  if (fields['isWhole'] === true) return sign(algorithmOf(fields), data, options);
  return createSign(textOf(fields, 'algorithm')).update(data).sign(options);
}

export function verifyNow(request: unknown): boolean {
  const fields = fieldsOf(request);
  const data = bytesOf(fields, 'data');
  const signature = bytesOf(fields, 'signature');
  const options = optionsOf(fields);
  if (fields['isWhole'] === true) return verify(algorithmOf(fields), data, options, signature);
  return createVerify(textOf(fields, 'algorithm')).update(data).verify(options, signature);
}

/** Whether there is such an algorithm to sign with. */
export function knowsSigning(request: unknown): boolean {
  createSign(textOf(fieldsOf(request), 'algorithm'));
  return true;
}

/** None, where the kind of the key decides (Ed25519). */
function algorithmOf({ algorithm }: Fields): string | null {
  return typeof algorithm === 'string' ? algorithm : null;
}

function optionsOf(fields: Fields): Options {
  const { padding, saltLength, dsaEncoding } = fieldsOf(fields['options'] ?? {});
  return { key: keyOf(fields['key']), ...defined({ padding, saltLength, dsaEncoding }) };
}

const defined = (options: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
