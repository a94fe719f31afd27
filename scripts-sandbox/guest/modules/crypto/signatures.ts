/** `createSign`, `createVerify`, `sign`, `verify`. */
import { nodeError, requireText } from '../../node-errors.ts';
import { callLater } from '../../uncaught.ts';
import type { Buffer } from '../buffer.ts';
import { askNow } from './ask.ts';
import { asBuffer, bytesOf, bytesOrBufferOf, shown } from './bytes.ts';
import { Collected } from './collected.ts';
import { isKey, keyRequestOf } from './keys.ts';

const known = new Set<string>();

function requireAlgorithm(algorithm: unknown): asserts algorithm is string {
  requireText(algorithm, 'algorithm');
  if (known.has(algorithm)) return;
  askNow('crypto.knowsSigning', { algorithm });
  known.add(algorithm);
}

/** How to sign, which stands beside the key. */
function optionsOf(key: unknown): Record<string, unknown> {
  if (typeof key !== 'object' || key === null || isKey(key) || ArrayBuffer.isView(key)) return {};
  const { padding, saltLength, dsaEncoding } = key as Record<string, unknown>;
  return { padding, saltLength, dsaEncoding };
}

const keyRequired = (): Error =>
  nodeError(Error, 'ERR_CRYPTO_SIGN_KEY_REQUIRED', 'No key provided to sign');

class Course {
  readonly algorithm: string;
  readonly collected = new Collected();
  isFinal = false;

  constructor(algorithm: unknown) {
    requireAlgorithm(algorithm);
    this.algorithm = algorithm;
  }

  end(): Uint8Array {
    if (this.isFinal)
      throw nodeError(Error, 'ERR_CRYPTO_SIGN_FINALIZED', 'Already signed or verified');
    this.isFinal = true;
    return this.collected.bytes();
  }
}

export class Sign {
  readonly #course: Course;

  constructor(algorithm: unknown) {
    this.#course = new Course(algorithm);
  }

  update(data: unknown, encoding?: unknown): this {
    this.#course.collected.add(bytesOf(data, 'data', encoding));
    return this;
  }

  sign(key: unknown, encoding?: unknown): Buffer | string {
    if (!key) throw keyRequired();
    const { algorithm } = this.#course;
    const request = { key: keyRequestOf(key, 'private'), options: optionsOf(key), algorithm };
    return shown(askNow('crypto.sign', { ...request, data: this.#course.end() }), encoding);
  }
}

export class Verify {
  readonly #course: Course;

  constructor(algorithm: unknown) {
    this.#course = new Course(algorithm);
  }

  update(data: unknown, encoding?: unknown): this {
    this.#course.collected.add(bytesOf(data, 'data', encoding));
    return this;
  }

  verify(key: unknown, signature: unknown, encoding?: unknown): boolean {
    const { algorithm } = this.#course;
    const request = {
      key: keyRequestOf(key, 'public'),
      options: optionsOf(key),
      algorithm,
      signature: bytesOf(signature, 'signature', encoding),
    };
    return askNow('crypto.verify', { ...request, data: this.#course.end() }) === true;
  }
}

export const createSign = (algorithm: unknown): Sign => new Sign(algorithm);
export const createVerify = (algorithm: unknown): Verify => new Verify(algorithm);

type Callback = (error: unknown, value?: unknown) => unknown;

/** In one call: a callback is told, and an error of Node's goes to it as well. */
function finish(work: () => unknown, callback: unknown): unknown {
  if (typeof callback !== 'function') return work();
  let tell: () => unknown;
  try {
    const value = work();
    tell = () => (callback as Callback)(null, value);
  } catch (error) {
    tell = () => (callback as Callback)(error);
  }
  callLater(tell);
  return undefined;
}

function wholeOf(algorithm: unknown, data: unknown, key: unknown, want: 'public' | 'private') {
  if (algorithm != null) requireText(algorithm, 'algorithm');
  return {
    isWhole: true,
    algorithm: algorithm ?? undefined,
    data: bytesOrBufferOf(data, 'data'),
    key: keyRequestOf(key, want),
    options: optionsOf(key),
  };
}

export function sign(algorithm: unknown, data: unknown, key: unknown, callback?: unknown): unknown {
  if (!key) throw keyRequired();
  const request = wholeOf(algorithm, data, key, 'private');
  return finish(() => asBuffer(askNow('crypto.sign', request)), callback);
}

export function verify(
  algorithm: unknown,
  data: unknown,
  key: unknown,
  signature: unknown,
  callback?: unknown,
): unknown {
  const request = {
    ...wholeOf(algorithm, data, key, 'public'),
    signature: bytesOrBufferOf(signature, 'signature'),
  };
  return finish(() => askNow('crypto.verify', request) === true, callback);
}
