/**
 * `KeyObject` and what makes one. A key is kept as bytes in here and sent with each question: there
 * is nothing outside that would have to be let go of.
 */
import type { KeptKey } from '../../../child/capabilities/crypto/keys.ts';
import { nodeError, wrongType } from '../../node-errors.ts';
import { Buffer } from '../buffer.ts';
import { askNow } from './ask.ts';
import { asBuffer, bytesOrBufferOf } from './bytes.ts';
import { timingSafeEqual } from './compare.ts';

type Kept = KeptKey | { type: 'secret'; bytes: Uint8Array };

/** Only we make keys. */
const OURS = Symbol('ours');

let keptOf: (key: KeyObject) => Kept;

export class KeyObject {
  static {
    keptOf = (key) => key.#kept;
  }

  readonly #kept: Kept;

  constructor(ours?: unknown, kept?: Kept) {
    if (ours !== OURS || !kept) {
      throw wrongType('handle', 'of type object', kept);
    }
    this.#kept = kept;
  }

  get type(): Kept['type'] {
    return this.#kept.type;
  }

  get asymmetricKeyType(): string | undefined {
    return this.#kept.type === 'secret' ? undefined : this.#kept.asymmetricKeyType;
  }

  get asymmetricKeyDetails(): unknown {
    return this.#kept.type === 'secret' ? undefined : this.#kept.asymmetricKeyDetails;
  }

  get symmetricKeySize(): number | undefined {
    return this.#kept.type === 'secret' ? this.#kept.bytes.length : undefined;
  }

  export(options?: unknown): unknown {
    const kept = this.#kept;
    const { format } = (options ?? {}) as { format?: unknown };
    if (kept.type === 'secret') {
      if (format !== 'jwk') return Buffer.from(kept.bytes);
      return { kty: 'oct', k: Buffer.from(kept.bytes).toString('base64url') };
    }
    if (typeof options !== 'object' || options === null) {
      throw wrongType('options', 'of type object', options);
    }
    const exported = askNow('crypto.exportKey', { key: asRequest(kept), options });
    return exported instanceof Uint8Array ? asBuffer(exported) : exported;
  }

  equals(other: unknown): boolean {
    if (!isKey(other)) throw wrongType('otherKeyObject', 'an instance of KeyObject', other);
    const [mine, its] = [this.#kept, keptOf(other)];
    if (mine.type !== its.type) return false;
    const [left, right] = [contentOf(mine), contentOf(its)];
    return left.length === right.length && timingSafeEqual(left, right);
  }

  get [Symbol.toStringTag](): string {
    return 'KeyObject';
  }
}

const contentOf = (kept: Kept): Uint8Array => (kept.type === 'secret' ? kept.bytes : kept.der);

/** Made by us: something that only looks like one has nothing inside. */
export function isKey(value: unknown): value is KeyObject {
  if (!(value instanceof KeyObject)) return false;
  try {
    keptOf(value);
    return true;
  } catch {
    return false;
  }
}

/** A key as questions carry it. */
export type KeyRequest = Record<string, unknown> & { want: 'public' | 'private' };

function asRequest({ type, der }: KeptKey): KeyRequest {
  return { want: type, key: der, format: 'der', type: type === 'private' ? 'pkcs8' : 'spki' };
}

/** @throws as Node does where the key is none to be kept secret. */
export function secretBytesOf(key: KeyObject): Uint8Array {
  if (!isKey(key)) throw wrongType('key', 'an instance of KeyObject', key);
  const kept = keptOf(key);
  if (kept.type === 'secret') return kept.bytes;
  throw nodeError(
    TypeError,
    'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
    `Invalid key object type ${kept.type}, expected secret.`,
  );
}

/** What may stand for a key: a KeyObject, PEM or DER, a JWK, each alone or as `key` among options. */
export function keyRequestOf(given: unknown, want: KeyRequest['want']): KeyRequest {
  const options = isPlain(given) ? given : { key: given };
  const { key, format, type, passphrase, encoding } = options;
  if (isKey(key)) return requestOfKey(key, want);
  if (format === 'jwk') {
    if (typeof key !== 'object' || key === null) throw wrongType('key.key', 'of type object', key);
    return { want, key: { ...key }, format };
  }
  const name = isPlain(given) ? 'key.key' : 'key';
  return {
    want,
    key:
      typeof key === 'string' && encoding === undefined
        ? key
        : bytesOrBufferOf(key, name, encoding),
    format: format ?? 'pem',
    type,
    passphrase: passphrase === undefined ? undefined : true,
  };
}

function requestOfKey(key: KeyObject, want: KeyRequest['want']): KeyRequest {
  const kept = keptOf(key);
  if (kept.type === 'secret' || (want === 'private' && kept.type === 'public')) {
    throw nodeError(
      TypeError,
      'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
      `Invalid key object type ${kept.type}, expected ${want === 'private' ? 'private' : 'private or public'}.`,
    );
  }
  // A private key stands for its public one.
  return { ...asRequest(kept), want };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  const isObject = typeof value === 'object' && value !== null;
  return isObject && !isKey(value) && !ArrayBuffer.isView(value) && !(value instanceof ArrayBuffer);
}

function make(given: unknown, want: KeyRequest['want']): KeyObject {
  return new KeyObject(OURS, askNow('crypto.key', keyRequestOf(given, want)) as KeptKey);
}

export const createPrivateKey = (given: unknown): KeyObject => {
  if (isKey(given)) throw wrongType('key', 'of type string or an instance of Buffer', given);
  return make(given, 'private');
};

export const createPublicKey = (given: unknown): KeyObject => {
  if (isKey(given) && given.type !== 'private') {
    throw nodeError(
      TypeError,
      'ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE',
      `Invalid key object type ${given.type}, expected private.`,
    );
  }
  return make(given, 'public');
};

export function createSecretKey(key: unknown, encoding?: unknown): KeyObject {
  return new KeyObject(OURS, { type: 'secret', bytes: bytesOrBufferOf(key, 'key', encoding) });
}
