/**
 * Key derivation: PBKDF2, scrypt, HKDF and bcrypt, off the main thread where a script can wait.
 *
 * Invariants:
 * 1. Nothing is begun whose cost has not been estimated and paid from the run's purse.
 * 2. Two at a time in the child, so that names are still looked up (the system's resolver waits in
 *    the same line) and scrypt's memory is bounded.
 */
import { hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from 'node:crypto';
import { promisify } from 'node:util';

// A library of the system's: it has to be here before the process gives up its rights.
import { hash, parseOptions, verify } from '@node-rs/bcrypt';
import pLimit from 'p-limit';

import { runLimits } from '../../../limits.ts';
import type { RunScope } from '../../run-door.ts';
import {
  DerivationPurse,
  msOfBcrypt,
  msOfPbkdf2,
  msOfScrypt,
  requireAffordableNow,
} from './cost.ts';
import { bytesOf, fieldsOf, numberOf, textOf } from './request.ts';
import type { Fields } from './request.ts';
import { TooMuchError } from './told-errors.ts';

const inTurn = pLimit(2);
const purses = new WeakMap<RunScope, DerivationPurse>();

/** Pays, waits its turn, and begins only if the run is still there. */
export function derive<Derived>(
  ms: number,
  scope: RunScope,
  work: () => Promise<Derived>,
): Promise<Derived> {
  const purse = purses.get(scope) ?? new DerivationPurse();
  purses.set(scope, purse);
  purse.spend(ms);
  return inTurn(() => {
    scope.signal.throwIfAborted();
    return work();
  });
}

type Pbkdf2 = Parameters<typeof pbkdf2Sync>;
const derivePbkdf2 = promisify(pbkdf2);

export function pbkdf2Later(request: unknown, scope: RunScope): Promise<Uint8Array> {
  const { parameters, ms } = pbkdf2Of(fieldsOf(request));
  return derive(ms, scope, () => derivePbkdf2(...parameters));
}

export function pbkdf2Now(request: unknown): Uint8Array {
  const { parameters, ms } = pbkdf2Of(fieldsOf(request));
  requireAffordableNow(ms);
  return pbkdf2Sync(...parameters);
}

function pbkdf2Of(fields: Fields): { parameters: Pbkdf2; ms: number } {
  const salt = bytesOf(fields, 'salt');
  const iterations = numberOf(fields, 'iterations');
  const length = keyLengthOf(fields);
  return {
    parameters: [bytesOf(fields, 'password'), salt, iterations, length, textOf(fields, 'digest')],
    ms: msOfPbkdf2(iterations, length, salt.length),
  };
}

type Scrypt = {
  password: Uint8Array;
  salt: Uint8Array;
  length: number;
  options: { N: number; r: number; p: number; maxmem: number };
  ms: number;
};

export function scryptLater(request: unknown, scope: RunScope): Promise<Uint8Array> {
  const { password, salt, length, options, ms } = scryptOf(fieldsOf(request));
  return derive(
    ms,
    scope,
    () =>
      new Promise((resolve, reject) => {
        scrypt(password, salt, length, options, (error, key) => {
          if (error) reject(error);
          else resolve(key);
        });
      }),
  );
}

export function scryptNow(request: unknown): Uint8Array {
  const { password, salt, length, options, ms } = scryptOf(fieldsOf(request));
  requireAffordableNow(ms);
  return scryptSync(password, salt, length, options);
}

function scryptOf(fields: Fields): Scrypt {
  const options = {
    N: numberOf(fields, 'N'),
    r: numberOf(fields, 'r'),
    p: numberOf(fields, 'p'),
    maxmem: Math.min(numberOf(fields, 'maxmem'), runLimits.scryptBytes),
  };
  const salt = bytesOf(fields, 'salt');
  const length = keyLengthOf(fields);
  return {
    password: bytesOf(fields, 'password'),
    salt,
    length,
    options,
    ms: msOfScrypt(options, length, salt.length),
  };
}

/** At most 255 blocks: RFC 5869, and Node holds to it. */
export function hkdfNow(request: unknown): Uint8Array {
  const fields = fieldsOf(request);
  return new Uint8Array(
    hkdfSync(
      textOf(fields, 'digest'),
      bytesOf(fields, 'key'),
      bytesOf(fields, 'salt'),
      bytesOf(fields, 'info'),
      keyLengthOf(fields),
    ),
  );
}

function keyLengthOf(fields: Fields): number {
  const length = numberOf(fields, 'length');
  if (length > runLimits.cryptoBytes) throw new TooMuchError('The key would be too long');
  return length;
}

/** `salt` is a whole one, `$2b$10$…`, whose cost and version the hash gets. */
export function bcryptHash(request: unknown, scope: RunScope): Promise<string> {
  const fields = fieldsOf(request);
  const salt = textOf(fields, 'salt');
  const password = bytesOf(fields, 'password');
  // The cost stands between the second `$` and the third; the library refuses what is no salt.
  const cost = Number(salt.slice(4, 6));
  return derive(msOfBcrypt(cost), scope, () => hash(password, { salt }));
}

export async function bcryptCompare(request: unknown, scope: RunScope): Promise<boolean> {
  const fields = fieldsOf(request);
  const password = bytesOf(fields, 'password');
  const stored = textOf(fields, 'hash');
  // Read by the parser that the comparison uses: another might see another cost.
  const cost = costOf(stored);
  if (cost === undefined) return false;
  return derive(msOfBcrypt(cost), scope, () => verify(password, stored));
}

/** Undefined where it is no hash. */
function costOf(stored: string): number | undefined {
  try {
    return parseOptions(stored).cost;
  } catch {
    return undefined;
  }
}
