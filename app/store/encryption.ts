/**
 * Encryption of secrets at rest.
 *
 * 1. AES-256-GCM with a fresh random nonce for every value.
 * 2. One key per purpose, derived from the installation's secret (HKDF, RFC 5869).
 * 3. A value is bound to its owner (tenant and row) as additional data: moved elsewhere, it does not open.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { config } from '#app/config.server.ts';

export type Purpose =
  | 'client-secret'
  | 'signing-key'
  | 'provider-artifact'
  | 'connection-configuration'
  | 'log-stream'
  | 'shown-configuration'
  | 'script-input'
  | 'installation-question'
  | 'job';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keys = new Map<string, KeyObject>();

/** 32 bytes of key material for a purpose, the same in every process of the installation. */
export const deriveKey = (purpose: string): Buffer => keyFor(purpose).export();

/** The same as a key that is ready for use: made from its bytes, one costs more than a decryption. */
export function keyFor(purpose: string): KeyObject {
  const known = keys.get(purpose);
  if (known) return known;
  const bytes = hkdfSync('sha256', config.secret, '', `latchkey:${purpose}`, 32);
  const key = createSecretKey(Buffer.from(bytes));
  keys.set(purpose, key);
  return key;
}

export function encryptBytes(purpose: Purpose, owner: string, plain: string): Buffer {
  return sealedWith(randomBytes(NONCE_BYTES), purpose, owner, plain);
}

/**
 * The same text for the same value of the same owner, for values that are compared. Its nonce comes
 * of both (as in RFC 8452), so it is another one for anything else that is encrypted.
 */
export function encryptTextAlike(purpose: Purpose, owner: string, plain: string): string {
  const nonce = createHmac('sha256', keyFor(`${purpose}-nonce`))
    .update(JSON.stringify([owner, plain]))
    .digest()
    .subarray(0, NONCE_BYTES);
  return sealedWith(nonce, purpose, owner, plain).toString('base64url');
}

function sealedWith(nonce: Buffer, purpose: Purpose, owner: string, plain: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), nonce);
  cipher.setAAD(Buffer.from(owner));
  const body = cipher.update(plain, 'utf8');
  return Buffer.concat([nonce, body, cipher.final(), cipher.getAuthTag()]);
}

/** Throws where the bytes were changed, belong to another owner, or the installation's secret differs. */
export function decryptBytes(purpose: Purpose, owner: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const body = sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES);
  // Without the length, shorter tags would do as well, and those can be guessed.
  const authTagLength = TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), nonce, { authTagLength });
  decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

export const encryptText = (purpose: Purpose, owner: string, plain: string): string =>
  encryptBytes(purpose, owner, plain).toString('base64url');

export const decryptText = (purpose: Purpose, owner: string, sealed: string): string =>
  decryptBytes(purpose, owner, Buffer.from(sealed, 'base64url'));
