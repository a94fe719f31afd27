/**
 * `bcrypt` and `bcryptjs`. Whoever waits is served by the child, off its main thread; whoever does
 * not is served by bcryptjs in here, on the script's own clock.
 */
import bcryptjs from 'bcryptjs';

import { callLater } from '../uncaught.ts';
import { Buffer } from './buffer.ts';
import { ask } from './crypto/ask.ts';

type Callback = (error: unknown, value?: unknown) => unknown;
type Password = string | Uint8Array;

/** With a callback as last parameter it is told, without one there is a promise. */
function answer(work: () => Promise<unknown>, callback: unknown): Promise<unknown> | undefined {
  const coming = work();
  if (typeof callback !== 'function') return coming;
  const tell = callback as Callback;
  coming.then(
    (value) => {
      callLater(() => tell(null, value));
    },
    (error: unknown) => {
      callLater(() => tell(error));
    },
  );
  return undefined;
}

/** The hash reads no further. */
const PASSWORD_BYTES = 72;

function bytesOf(password: Password): Uint8Array {
  // No character takes less than a byte; the last one may have two halves.
  const begin = password.slice(0, PASSWORD_BYTES + 1);
  return Buffer.from(begin as Uint8Array).subarray(0, PASSWORD_BYTES);
}

/** As the libraries write it: whatever comes after the salt itself is not looked at. */
const salts = /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{22}/;

async function hashWith(password: Password, salt: string): Promise<unknown> {
  const [canonical] = salts.exec(salt) ?? [];
  if (!canonical)
    throw new Error('Invalid salt. Salt must be in the form of: $Vers$log2(NumRounds)$saltvalue');
  return ask('crypto.bcryptHash', { password: bytesOf(password), salt: tidied(canonical) });
}

/** The last character carries two bits of the salt; the rest of it counts for nothing. */
function tidied(salt: string): string {
  const alphabet = './ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  const last = alphabet.indexOf(salt.charAt(28));
  return `${salt.slice(0, 28)}${alphabet.charAt(last & 0x30)}`;
}

const compareWith = (password: Password, hash: string): Promise<unknown> =>
  ask('crypto.bcryptCompare', { password: bytesOf(password), hash });

const isPassword = (value: unknown): value is Password =>
  typeof value === 'string' || value instanceof Uint8Array;

function genSaltSync(rounds?: unknown, minor: unknown = 'b'): string {
  if (rounds && typeof rounds !== 'number') throw new Error('rounds must be a number');
  if (minor && minor !== 'a' && minor !== 'b') throw new Error('minor must be either "a" or "b"');
  const salt = bcryptjs.genSaltSync(Number(rounds) || 10);
  return `$2${minor === 'a' ? 'a' : 'b'}${salt.slice(3)}`;
}

function genSalt(...given: unknown[]): Promise<unknown> | undefined {
  const at = given.findIndex((value) => typeof value === 'function');
  const [rounds, minor] = at >= 0 ? given.slice(0, at) : given;
  return answer(async () => genSaltSync(rounds, minor), given[at]);
}

function requireHashable(password: unknown, salt: unknown): asserts password is Password {
  if (password == null || salt == null) throw new Error('data and salt arguments required');
  if (isPassword(password) && (typeof salt === 'string' || typeof salt === 'number')) return;
  throw new Error(
    'data must be a string or Buffer and salt must either be a salt string or a number of rounds',
  );
}

function requireComparable(password: unknown, hash: unknown): asserts password is Password {
  if (password == null || hash == null) throw new Error('data and hash arguments required');
  if (isPassword(password) && typeof hash === 'string') return;
  throw new Error('data must be a string or Buffer and hash must be a string');
}

function requireCallback(callback: unknown): void {
  if (!callback || typeof callback === 'function') return;
  throw new Error('cb must be a function or null to return a Promise');
}

const saltOf = (salt: unknown): string =>
  typeof salt === 'number' ? genSaltSync(salt) : String(salt);

function getRounds(hash: unknown): number {
  if (hash == null) throw new Error('hash argument required');
  if (typeof hash !== 'string') throw new Error('hash must be a string');
  const [, rounds] = /^\$2[aby]?\$(\d\d)\$/.exec(hash) ?? [];
  if (rounds === undefined) throw new Error('invalid hash');
  return Number(rounds);
}

/** The package `bcrypt`, which is not pure: what it does, by its own words for errors. */
export const bcrypt = {
  genSaltSync,
  genSalt,
  hashSync(password: unknown, salt: unknown): string {
    requireHashable(password, salt);
    return bcryptjs.hashSync(textOf(password), saltOf(salt));
  },
  hash: (password: unknown, salt: unknown, callback?: unknown) =>
    answer(async () => {
      requireCallback(callback);
      requireHashable(password, salt);
      return hashWith(password, saltOf(salt));
    }, callback),
  compareSync(password: unknown, hash: unknown): boolean {
    requireComparable(password, hash);
    return bcryptjs.compareSync(textOf(password), String(hash));
  },
  compare: (password: unknown, hash: unknown, callback?: unknown) =>
    answer(async () => {
      requireCallback(callback);
      requireComparable(password, hash);
      return compareWith(password, String(hash));
    }, callback),
  getRounds,
};

const textOf = (password: Password): string =>
  typeof password === 'string' ? password : Buffer.from(password).toString();

const callbackOf = (given: unknown[]): unknown =>
  given.find((value) => typeof value === 'function');

/** The package itself; what it would compute on its own, asked outside where that is the same. */
export const bcryptjsModule = {
  ...bcryptjs,
  hash(...given: unknown[]): Promise<unknown> | undefined {
    const [password, salt, ...rest] = given;
    const isPlain = typeof password === 'string' && rest.length < 2;
    if (isPlain && typeof salt === 'string' && salts.test(salt)) {
      return answer(() => hashWith(password, salt), callbackOf(given));
    }
    if (isPlain && (salt === undefined || typeof salt === 'number')) {
      return answer(() => hashWith(password, bcryptjs.genSaltSync(salt)), callbackOf(given));
    }
    return (bcryptjs.hash as (...given: unknown[]) => Promise<unknown> | undefined)(...given);
  },
  compare(...given: unknown[]): Promise<unknown> | undefined {
    const [password, hash, ...rest] = given;
    if (typeof password === 'string' && typeof hash === 'string' && rest.length < 2) {
      return answer(() => compareWith(password, hash), callbackOf(given));
    }
    return (bcryptjs.compare as (...given: unknown[]) => Promise<unknown> | undefined)(...given);
  },
};
