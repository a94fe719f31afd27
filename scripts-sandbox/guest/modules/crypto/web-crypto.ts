/**
 * Web Crypto. A key is what was imported, kept in here and sent with each question; whether it may
 * leave is held here too, as far as a script keeps anything from itself.
 */
import { nodeError, wrongType } from '../../node-errors.ts';
import { DOMException } from '../../web/dom-exception.ts';
import { ask, askNow } from './ask.ts';
import { getRandomValues, randomUUID } from './random.ts';

type Imported = { format: string; data: unknown; algorithm: unknown; usages: string[] };
type Shown = { type: string; algorithm: unknown; usages: string[] };

const OURS = Symbol('ours');

let importedOf: (key: CryptoKey) => Imported;

export class CryptoKey {
  static {
    importedOf = (key) => key.#imported;
  }

  readonly #imported: Imported;
  readonly #shown: Shown;
  readonly #isExtractable: boolean;

  constructor(ours?: unknown, imported?: Imported, shown?: Shown, isExtractable = false) {
    if (ours !== OURS || !imported || !shown) {
      throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
    }
    this.#imported = imported;
    this.#shown = shown;
    this.#isExtractable = isExtractable;
  }

  get type(): string {
    return this.#shown.type;
  }

  get extractable(): boolean {
    return this.#isExtractable;
  }

  get algorithm(): unknown {
    return this.#shown.algorithm;
  }

  get usages(): string[] {
    return [...this.#shown.usages];
  }

  get [Symbol.toStringTag](): string {
    return 'CryptoKey';
  }
}

export function isCryptoKey(key: unknown): key is CryptoKey {
  if (!(key instanceof CryptoKey)) return false;
  try {
    importedOf(key);
    return true;
  } catch {
    return false;
  }
}

/** @throws as Node does for what is no key of ours. */
function requestOf(key: unknown, usage?: string): Imported {
  if (!isCryptoKey(key)) throw wrongType('key', 'an instance of CryptoKey', key);
  if (usage !== undefined && !key.usages.includes(usage)) {
    throw new DOMException(`Unable to use this key to ${usage}`, 'InvalidAccessError');
  }
  return importedOf(key);
}

function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

function bytesOf(value: unknown, name: string): Uint8Array {
  if (!isBytes(value)) {
    throw wrongType(name, 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView', value);
  }
  const view = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength).slice();
}

/** A copy that can cross: bytes as bytes, what stands inside it likewise. */
function algorithmOf(algorithm: unknown): unknown {
  if (typeof algorithm !== 'object' || algorithm === null) return String(algorithm);
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(algorithm)) {
    if (isBytes(value)) fields[name] = bytesOf(value, name);
    else if (typeof value === 'object' && value !== null) fields[name] = { ...value };
    else if (typeof value !== 'function') fields[name] = value;
  }
  return fields;
}

const asArrayBuffer = (bytes: unknown): ArrayBuffer =>
  new Uint8Array(bytes instanceof Uint8Array ? bytes : []).buffer;

const askSubtle = (operation: string, request: object): Promise<unknown> =>
  ask('crypto.subtle', { operation, ...request });

/** `digest` is a short thing, whichever way it is asked for. */
const digests: Readonly<Record<string, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

function nameOf(algorithm: unknown): string {
  const name: unknown =
    typeof algorithm === 'object' && algorithm !== null
      ? (algorithm as { name?: unknown }).name
      : algorithm;
  return String(name).toUpperCase();
}

export class SubtleCrypto {
  constructor(ours?: unknown) {
    if (ours !== OURS) throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
  }

  async digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    const bytes = bytesOf(data, 'data');
    const name = nameOf(algorithm);
    const hash = Object.hasOwn(digests, name) ? digests[name] : undefined;
    if (!hash) throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
    return asArrayBuffer(askNow('crypto.digest', { algorithm: hash, data: bytes }));
  }

  async importKey(
    format: unknown,
    data: unknown,
    algorithm: unknown,
    extractable: unknown,
    usages: unknown,
  ): Promise<CryptoKey> {
    const imported: Imported = {
      format: String(format),
      data: format === 'jwk' ? { ...(data as object) } : bytesOf(data, 'keyData'),
      algorithm: algorithmOf(algorithm),
      usages: Array.isArray(usages) ? usages.map(String) : [],
    };
    const request = { key: imported, extractable: Boolean(extractable) };
    const shown = (await askSubtle('importKey', request)) as Shown;
    return new CryptoKey(OURS, imported, shown, Boolean(extractable));
  }

  async exportKey(format: unknown, key: unknown): Promise<unknown> {
    const imported = requestOf(key);
    if (!(key as CryptoKey).extractable) {
      throw new DOMException('key is not extractable', 'InvalidAccessError');
    }
    const exported = await askSubtle('exportKey', { key: imported, format: String(format) });
    return exported instanceof Uint8Array ? asArrayBuffer(exported) : exported;
  }

  async generateKey(algorithm: unknown, extractable: unknown, usages: unknown): Promise<CryptoKey> {
    const request = { algorithm: algorithmOf(algorithm), usages };
    const { data, ...shown } = (await askSubtle('generateKey', request)) as Shown & {
      data: unknown;
    };
    const imported = { format: 'raw', data, algorithm: request.algorithm, usages: shown.usages };
    return new CryptoKey(OURS, imported, shown, Boolean(extractable));
  }

  async sign(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    const request = {
      algorithm: algorithmOf(algorithm),
      key: requestOf(key, 'sign'),
      data: bytesOf(data, 'data'),
    };
    return asArrayBuffer(await askSubtle('sign', request));
  }

  async verify(
    algorithm: unknown,
    key: unknown,
    signature: unknown,
    data: unknown,
  ): Promise<boolean> {
    const request = {
      algorithm: algorithmOf(algorithm),
      key: requestOf(key, 'verify'),
      signature: bytesOf(signature, 'signature'),
      data: bytesOf(data, 'data'),
    };
    return (await askSubtle('verify', request)) === true;
  }

  async encrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    const request = {
      algorithm: algorithmOf(algorithm),
      key: requestOf(key, 'encrypt'),
      data: bytesOf(data, 'data'),
    };
    return asArrayBuffer(await askSubtle('encrypt', request));
  }

  async decrypt(algorithm: unknown, key: unknown, data: unknown): Promise<ArrayBuffer> {
    const request = {
      algorithm: algorithmOf(algorithm),
      key: requestOf(key, 'decrypt'),
      data: bytesOf(data, 'data'),
    };
    return asArrayBuffer(await askSubtle('decrypt', request));
  }

  async deriveBits(algorithm: unknown, key: unknown, length: unknown): Promise<ArrayBuffer> {
    const request = {
      algorithm: algorithmOf(algorithm),
      key: requestOf(key, 'deriveBits'),
      length,
    };
    return asArrayBuffer(await askSubtle('deriveBits', request));
  }

  get [Symbol.toStringTag](): string {
    return 'SubtleCrypto';
  }
}

export class Crypto {
  readonly #subtle = new SubtleCrypto(OURS);

  constructor(ours?: unknown) {
    if (ours !== OURS) throw nodeError(TypeError, 'ERR_ILLEGAL_CONSTRUCTOR', 'Illegal constructor');
  }

  get subtle(): SubtleCrypto {
    return this.#subtle;
  }

  getRandomValues<Values>(values: Values): Values {
    return getRandomValues(values);
  }

  randomUUID(options?: unknown): string {
    return randomUUID(options);
  }

  get [Symbol.toStringTag](): string {
    return 'Crypto';
  }
}

export const webcrypto = new Crypto(OURS);
