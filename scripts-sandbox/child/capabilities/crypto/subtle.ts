/**
 * Web Crypto for scripts. A script holds its keys as what it has imported, and sends that with each
 * question: so nothing is kept here, and a key does not outlive its run.
 *
 * Invariants:
 * 1. Operations stand in a list; so do the algorithms of keys whose making costs little.
 * 2. PBKDF2 is paid for like everywhere else, and RSA keys are bounded like everywhere else.
 */
import { KeyObject, webcrypto } from 'node:crypto';

import { runLimits } from '../../../limits.ts';
import type { RunScope } from '../../run-door.ts';
import { msOfPbkdf2 } from './cost.ts';
import { derive } from './derive.ts';
import { bytesOf, fieldsOf, numberOf, textOf } from './request.ts';
import type { Fields } from './request.ts';
import { TooMuchError } from './told-errors.ts';

const { subtle } = webcrypto;
type Key = webcrypto.CryptoKey;

const MAX_MODULUS_BITS = 8_192;

/** A key as a script sends it: what it gave to `importKey`. */
async function keyOf(request: unknown): Promise<Key> {
  const { format, data, algorithm, usages } = fieldsOf(request);
  const key = await subtle.importKey(
    format as 'raw',
    data as Uint8Array<ArrayBuffer>,
    algorithm as string,
    // Whether it may leave is between the script and itself; HKDF and PBKDF2 keys never may.
    !isForDerivation(algorithm),
    usages as webcrypto.KeyUsage[],
  );
  const { asymmetricKeyDetails } = KeyObject.from(key);
  if ((asymmetricKeyDetails?.modulusLength ?? 0) > MAX_MODULUS_BITS) {
    throw new TooMuchError('The key is too large');
  }
  return key;
}

function nameOf(algorithm: unknown): string {
  const name: unknown =
    typeof algorithm === 'object' && algorithm !== null
      ? (algorithm as { name?: unknown }).name
      : algorithm;
  return String(name).toUpperCase();
}

const isForDerivation = (algorithm: unknown): boolean =>
  ['PBKDF2', 'HKDF'].includes(nameOf(algorithm));

type Operation = (fields: Fields, scope: RunScope) => Promise<unknown>;

const operations: Readonly<Record<string, Operation>> = {
  async importKey({ key, extractable }) {
    const { type, algorithm, usages } = await keyOf(key);
    // Asked again as the script asks it, for the rules about keys that may not leave.
    if (extractable === true && isForDerivation(algorithm)) {
      const { format, data, algorithm: given, usages: uses } = fieldsOf(key);
      await subtle.importKey(format as 'raw', data as never, given as string, true, uses as never);
    }
    return { type, algorithm, usages };
  },
  async exportKey({ key, format }) {
    const exported: unknown = await subtle.exportKey(format as 'raw', await keyOf(key));
    return exported instanceof ArrayBuffer ? new Uint8Array(exported) : exported;
  },
  async generateKey({ algorithm, usages }) {
    const name = nameOf(algorithm);
    if (name !== 'HMAC' && !name.startsWith('AES-')) {
      throw new DOMException('Keys of this kind are not made here', 'NotSupportedError');
    }
    if (numberOf(fieldsOf(algorithm), 'length') > runLimits.cryptoBytes * 8) {
      throw new TooMuchError('The key would be too long');
    }
    const key = await subtle.generateKey(
      algorithm as webcrypto.HmacKeyGenParams,
      true,
      usages as webcrypto.KeyUsage[],
    );
    const data = new Uint8Array(await subtle.exportKey('raw', key));
    return { type: key.type, algorithm: key.algorithm, usages: key.usages, data };
  },
  async sign(fields) {
    const key = await keyOf(fields['key']);
    const algorithm = fields['algorithm'] as webcrypto.RsaPssParams;
    return new Uint8Array(await subtle.sign(algorithm, key, bytesOf(fields, 'data')));
  },
  async verify(fields) {
    const key = await keyOf(fields['key']);
    const algorithm = fields['algorithm'] as webcrypto.RsaPssParams;
    return subtle.verify(algorithm, key, bytesOf(fields, 'signature'), bytesOf(fields, 'data'));
  },
  async encrypt(fields) {
    const key = await keyOf(fields['key']);
    const algorithm = fields['algorithm'] as webcrypto.AeadParams;
    return new Uint8Array(await subtle.encrypt(algorithm, key, bytesOf(fields, 'data')));
  },
  async decrypt(fields) {
    const key = await keyOf(fields['key']);
    const algorithm = fields['algorithm'] as webcrypto.AeadParams;
    return new Uint8Array(await subtle.decrypt(algorithm, key, bytesOf(fields, 'data')));
  },
  async deriveBits(fields, scope) {
    const key = await keyOf(fields['key']);
    const length = numberOf(fields, 'length');
    if (length > runLimits.cryptoBytes * 8) throw new TooMuchError('The key would be too long');
    const algorithm = fields['algorithm'] as webcrypto.Pbkdf2Params;
    const bits = await derive(msOfDerivation(algorithm, length), scope, () =>
      subtle.deriveBits(algorithm, key, length),
    );
    return new Uint8Array(bits);
  },
};

function msOfDerivation(algorithm: unknown, bits: number): number {
  if (nameOf(algorithm) !== 'PBKDF2') return 0;
  const fields = fieldsOf(algorithm);
  const { salt } = fields;
  const saltBytes = salt instanceof Uint8Array ? salt.length : 0;
  return msOfPbkdf2(numberOf(fields, 'iterations'), bits / 8, saltBytes);
}

export async function askSubtle(request: unknown, scope: RunScope): Promise<unknown> {
  const fields = fieldsOf(request);
  const name = textOf(fields, 'operation');
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) throw new DOMException(`There is no ${name}`, 'NotSupportedError');
  return operation(fields, scope);
}
