/** `pbkdf2`, `scrypt`, `hkdf`, waiting and not. */
import {
  nodeError,
  requireFunction,
  requireInteger,
  requireText,
  wrongType,
} from '../../node-errors.ts';
import { callLater } from '../../uncaught.ts';
import type { Buffer } from '../buffer.ts';
import { ask, askNow } from './ask.ts';
import { asBuffer, bytesOrBufferOf } from './bytes.ts';
import { createHmac } from './hashes.ts';
import { KeyObject, secretBytesOf } from './keys.ts';

type Callback<Key> = (error: unknown, key?: Key) => unknown;

/** What comes back goes to the callback, and what the callback throws ends the run. */
function tell<Key>(coming: Promise<Key>, callback: Callback<Key>): void {
  coming.then(
    (key) => {
      callLater(() => callback(null, key));
    },
    (error: unknown) => {
      callLater(() => callback(error));
    },
  );
}

function pbkdf2Of(
  password: unknown,
  salt: unknown,
  iterations: unknown,
  length: unknown,
  digest: unknown,
) {
  requireText(digest, 'digest');
  const request = {
    password: bytesOrBufferOf(password, 'password'),
    salt: bytesOrBufferOf(salt, 'salt'),
    iterations,
    length,
    digest,
  };
  requireInteger(iterations, 'iterations', 1);
  requireInteger(length, 'keylen', 0);
  // Node asks for the digest first, whichever form is used.
  createHmac(digest, '');
  return request;
}

export function pbkdf2(...given: unknown[]): void {
  const [password, salt, iterations, length, digest] = given;
  // Without a digest the callback stands in its place.
  const hasDigest = typeof digest !== 'function';
  const callback = hasDigest ? given[5] : digest;
  requireFunction(callback, 'callback');
  const request = pbkdf2Of(password, salt, iterations, length, hasDigest ? digest : undefined);
  tell(ask('crypto.pbkdf2', request).then(asBuffer), callback);
}

export function pbkdf2Sync(...given: unknown[]): Buffer {
  const [password, salt, iterations, length, digest] = given;
  return asBuffer(askNow('crypto.pbkdf2', pbkdf2Of(password, salt, iterations, length, digest)));
}

type ScryptOptions = Readonly<Record<string, unknown>>;

const scryptDefaults = { N: 16_384, r: 8, p: 1, maxmem: 32 * 1_024 * 1_024 };

function scryptOf(password: unknown, salt: unknown, length: unknown, options: ScryptOptions) {
  const request = {
    password: bytesOrBufferOf(password, 'password'),
    salt: bytesOrBufferOf(salt, 'salt'),
    length,
    N: optionOf(options, 'N', 'cost'),
    r: optionOf(options, 'r', 'blockSize'),
    p: optionOf(options, 'p', 'parallelization'),
    maxmem: memoryOf(options['maxmem']),
  };
  requireInteger(length, 'keylen', 0);
  requireScrypt(request);
  return request;
}

function optionOf(options: ScryptOptions, short: 'N' | 'r' | 'p', long: string): number {
  const { [short]: one, [long]: other } = options;
  if (one !== undefined) requireInteger(one, short, 0, 2 ** 32 - 1);
  if (other === undefined) return one || scryptDefaults[short];
  if (one !== undefined) {
    const message = `Option "${short}" cannot be used in combination with option "${long}"`;
    throw nodeError(TypeError, 'ERR_INCOMPATIBLE_OPTION_PAIR', message);
  }
  requireInteger(other, long, 0, 2 ** 32 - 1);
  return other || scryptDefaults[short];
}

function memoryOf(maxmem: unknown): number {
  if (maxmem === undefined) return scryptDefaults.maxmem;
  requireInteger(maxmem, 'maxmem', 0, Number.MAX_SAFE_INTEGER);
  return maxmem || scryptDefaults.maxmem;
}

/** RFC 7914, 6, and how OpenSSL counts the memory: both forms refuse at once. */
function requireScrypt({
  N,
  r,
  p,
  maxmem,
}: {
  N: number;
  r: number;
  p: number;
  maxmem: number;
}): void {
  const isPower = N > 1 && Number.isInteger(Math.log2(N));
  const fits = p <= (2 ** 30 - 1) / r && Math.log2(N) < 16 * r;
  const bytes = 128 * r * p + 128 * r * (N + 2);
  if (isPower && fits && bytes <= maxmem) return;
  const why = isPower && fits ? ': memory limit exceeded' : '';
  throw nodeError(RangeError, 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS', `Invalid scrypt params${why}`);
}

const asOptions = (options: unknown): ScryptOptions =>
  typeof options === 'object' && options !== null ? (options as ScryptOptions) : {};

export function scrypt(...given: unknown[]): void {
  const [password, salt, length] = given;
  const hasOptions = typeof given[3] !== 'function';
  const callback = hasOptions ? given[4] : given[3];
  const request = scryptOf(password, salt, length, asOptions(hasOptions ? given[3] : {}));
  requireFunction(callback, 'callback');
  tell(ask('crypto.scrypt', request).then(asBuffer), callback);
}

export function scryptSync(...given: unknown[]): Buffer {
  const [password, salt, length, options] = given;
  return asBuffer(askNow('crypto.scrypt', scryptOf(password, salt, length, asOptions(options))));
}

export function hkdfSync(...given: unknown[]): ArrayBuffer {
  const [digest, key, salt, info, length] = given;
  requireText(digest, 'digest');
  const request = {
    digest,
    key: key instanceof KeyObject ? secretBytesOf(key) : bytesOrBufferOf(key, 'ikm'),
    salt: bytesOrBufferOf(salt, 'salt'),
    info: bytesOrBufferOf(info, 'info'),
    length,
  };
  requireInteger(length, 'length', 0);
  const derived = askNow('crypto.hkdf', request);
  if (!(derived instanceof Uint8Array)) throw wrongType('key', 'bytes', derived);
  return new Uint8Array(derived).buffer;
}

export function hkdf(...given: unknown[]): void {
  const callback = given[5];
  requireFunction(callback, 'callback');
  const derived = hkdfSync(...given.slice(0, 5));
  callLater(() => callback(null, derived));
}
