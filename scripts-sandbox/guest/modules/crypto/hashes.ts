/** `createHash`, `createHmac`, `hash`, `getHashes`. */
import { nodeError, requireText, wrongType } from '../../node-errors.ts';
import type { Buffer } from '../buffer.ts';
import { askNow } from './ask.ts';
import { bytesOf, bytesOrBufferOf, shown } from './bytes.ts';
import { Collected } from './collected.ts';
import { KeyObject, secretBytesOf } from './keys.ts';

type HashOptions = { outputLength?: number };

/** Algorithms that have been asked for, so that each is asked for once. */
const known = new Set<string>();

/** @throws as Node does, as soon as the name is heard. */
function requireHash(algorithm: string, outputLength: unknown): void {
  const name = `${algorithm} ${String(outputLength)}`;
  if (known.has(name)) return;
  askNow('crypto.digest', { algorithm, outputLength, data: new Uint8Array(0) });
  known.add(name);
}

const finalized = (): Error =>
  nodeError(Error, 'ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');

export class Hash {
  readonly #algorithm: string;
  readonly #outputLength: number | undefined;
  #collected = new Collected();
  #isFinal = false;

  constructor(algorithm: unknown, options?: HashOptions | null) {
    requireText(algorithm, 'algorithm');
    this.#algorithm = algorithm;
    this.#outputLength = options?.outputLength;
    requireHash(algorithm, this.#outputLength);
  }

  update(data: unknown, encoding?: unknown): this {
    if (this.#isFinal) throw finalized();
    this.#collected.add(bytesOf(data, 'data', encoding));
    return this;
  }

  digest(encoding?: unknown): Buffer | string {
    if (this.#isFinal) throw finalized();
    this.#isFinal = true;
    const request = {
      algorithm: this.#algorithm,
      outputLength: this.#outputLength,
      data: this.#collected.bytes(),
    };
    return shown(askNow('crypto.digest', request), encoding);
  }

  copy(options?: HashOptions): Hash {
    if (this.#isFinal) throw finalized();
    const outputLength = options?.outputLength ?? this.#outputLength;
    const copy = new Hash(this.#algorithm, { outputLength });
    copy.#collected = this.#collected.copy();
    return copy;
  }
}

export class Hmac {
  readonly #algorithm: string;
  readonly #key: Uint8Array;
  readonly #collected = new Collected();
  #isFinal = false;

  constructor(algorithm: unknown, key: unknown, options?: { encoding?: string } | null) {
    requireText(algorithm, 'hmac');
    this.#algorithm = algorithm;
    this.#key =
      key instanceof KeyObject
        ? secretBytesOf(key)
        : bytesOrBufferOf(key, 'key', options?.encoding);
    if (known.has(`hmac ${algorithm}`)) return;
    askNow('crypto.hmac', { algorithm, key: new Uint8Array(0), data: new Uint8Array(0) });
    known.add(`hmac ${algorithm}`);
  }

  update(data: unknown, encoding?: unknown): this {
    if (this.#isFinal) throw finalized();
    this.#collected.add(bytesOf(data, 'data', encoding));
    return this;
  }

  /** The second time there is nothing: as in Node. */
  digest(encoding?: unknown): Buffer | string {
    if (this.#isFinal) return shown(new Uint8Array(0), encoding);
    this.#isFinal = true;
    const data = this.#collected.bytes();
    const request = { algorithm: this.#algorithm, key: this.#key, data };
    return shown(askNow('crypto.hmac', request), encoding);
  }
}

export const createHash = (algorithm: unknown, options?: HashOptions): Hash =>
  new Hash(algorithm, options);

export const createHmac = (
  algorithm: unknown,
  key: unknown,
  options?: { encoding?: string },
): Hmac => new Hmac(algorithm, key, options);

export const getHashes = (): string[] => askNow('crypto.hashNames', {}) as string[];

/** All at once. */
export function hash(
  algorithm: unknown,
  data: unknown,
  encoding: unknown = 'hex',
): Buffer | string {
  requireText(algorithm, 'algorithm');
  const options =
    typeof encoding === 'object' && encoding !== null ? encoding : { outputEncoding: encoding };
  const { outputEncoding = 'hex' } = options as { outputEncoding?: unknown };
  if (typeof outputEncoding !== 'string')
    throw wrongType('outputEncoding', 'of type string', outputEncoding);
  return new Hash(algorithm).update(bytesOf(data, 'input')).digest(outputEncoding);
}
