/**
 * Keys that scripts bring along. Nothing of them is kept here: a script holds its keys as bytes, and
 * sends them with each question.
 *
 * Invariants:
 * 1. Kinds and sizes are bounded: what is done with a key holds the child's main thread.
 * 2. No passphrase is ever tried: how long that takes is written in the key itself.
 */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { JsonWebKeyInput, KeyObject, PrivateKeyInput, PublicKeyInput } from 'node:crypto';

import { fieldsOf } from './request.ts';
import type { Fields } from './request.ts';
import { NotOfferedError, TooMuchError } from './told-errors.ts';

/** What a script keeps of a key. */
export type KeptKey = {
  type: 'public' | 'private';
  asymmetricKeyType: string;
  asymmetricKeyDetails: unknown;
  /** PKCS#8 of a private key, SubjectPublicKeyInfo of a public one. */
  der: Uint8Array;
};

const MAX_KEY_BYTES = 64 * 1_024;
const MAX_MODULUS_BITS = 8_192;

/** Of a key in DER, and of one in PEM. */
const wantsPassphrase = new Set<unknown>([
  'ERR_MISSING_PASSPHRASE',
  'ERR_OSSL_CRYPTO_INTERRUPTED_OR_CANCELLED',
]);

const kinds = new Set(['rsa', 'rsa-pss', 'ec', 'ed25519', 'ed448', 'x25519', 'x448']);

export function keepKey(request: unknown): KeptKey {
  const key = keyOf(request);
  const isPrivate = key.type === 'private';
  return {
    type: isPrivate ? 'private' : 'public',
    asymmetricKeyType: String(key.asymmetricKeyType),
    asymmetricKeyDetails: key.asymmetricKeyDetails,
    der: isPrivate
      ? key.export({ type: 'pkcs8', format: 'der' })
      : key.export({ type: 'spki', format: 'der' }),
  };
}

/** The key of a request `{want, key, format, type?, encoding?, passphrase?}`, loaded and bounded. */
export function keyOf(request: unknown): KeyObject {
  const fields = fieldsOf(request);
  const key = load(fields);
  if (!kinds.has(String(key.asymmetricKeyType))) {
    throw new NotOfferedError(`Keys of type ${String(key.asymmetricKeyType)} are not supported`);
  }
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if ((modulusLength ?? 0) > MAX_MODULUS_BITS) throw new TooMuchError('The key is too large');
  if (key.asymmetricKeyType === 'ec' && !namedCurve) {
    throw new NotOfferedError('Curves without a name are not supported');
  }
  return key;
}

function load(fields: Fields): KeyObject {
  const { want, passphrase, ...given } = fields;
  if (sizeOf(given['key']) > MAX_KEY_BYTES) throw new TooMuchError('The key is too large');
  try {
    return want === 'private'
      ? createPrivateKey(given as unknown as PrivateKeyInput | JsonWebKeyInput)
      : createPublicKey(given as unknown as PublicKeyInput | JsonWebKeyInput);
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (!wantsPassphrase.has(code) || passphrase === undefined) throw error;
    throw new NotOfferedError('Keys under a passphrase are not supported: store them decrypted');
  }
}

function sizeOf(key: unknown): number {
  if (typeof key === 'string' || key instanceof Uint8Array) return key.length;
  return JSON.stringify(key ?? '').length;
}

/** @returns PEM text, DER bytes or a JWK, as `options` of `KeyObject.export` say. */
export function exportKey(request: unknown): unknown {
  const fields = fieldsOf(request);
  const { type, format, cipher, passphrase } = fieldsOf(fields['options'] ?? {});
  const key = keyOf(fields['key']);
  return key.export({ type, format, cipher, passphrase } as never);
}
