/**
 * Password hashes.
 *
 * 1. New hashes are argon2id with 19 MiB, two passes and one lane (OWASP Password Storage).
 * 2. Work runs off the main thread, few at a time, and no more waits than can be answered soon:
 *    beyond that the answer is `too_busy`.
 * 3. Where there is nothing to verify against, a hash of the same cost is verified all the same, so
 *    that the time does not tell whether there is a password.
 * 4. A password is never cut or normalised. Other hashes than argon2id's come from imports only;
 *    bcrypt looks at 72 bytes, so a longer password that fits its hash is right but not known whole.
 */
import os from 'node:os';

import argon2 from '@node-rs/argon2';
import bcrypt from '@node-rs/bcrypt';
import pLimit from 'p-limit';

import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import { newToken } from '#app/ids.ts';

import { readDerivedKey } from './derived-key.ts';

const MEMORY_KIB = 19_456;
const PASSES = 2;
const LANES = 1;

/** Imported hashes that cost more than this are not computed: one login must not stop all others. */
const MAX_MEMORY_KIB = 262_144;
const MAX_WORK_KIB = 1_048_576;
const MAX_LANES = 16;
const MAX_BCRYPT_COST = 15;

const BCRYPT_BYTES = 72;

/** Hashing shares four threads with signature checks: one of them stays free for passkeys. */
const MAX_RUNNING = 3;
const MAX_WAITING = 200;
const limit = pLimit(Math.min(os.availableParallelism(), MAX_RUNNING));

const hash = (password: string): Promise<string> =>
  argon2.hash(password, { memoryCost: MEMORY_KIB, timeCost: PASSES, parallelism: LANES });

/** Of a random password nobody knows; made once at start. */
const dummyHash = hash(newToken());

/** An argon2id hash (PHC string) of the password, or `too_busy`. */
export async function hashPassword(
  password: string,
): Promise<{ ok: true; hash: string } | Refused> {
  return await whenFree(async () => ({ ok: true, hash: await hash(password) }));
}

/**
 * Verifies a password against a stored hash: argon2, bcrypt (`$2a$`, `$2b$`, `$2y$`), or a key
 * derived by PBKDF2 or scrypt (derived-key.ts).
 *
 * Null (no such user, or no password) and unknown or broken formats take the time of a
 * verification and are not verified; nothing a stored hash says makes this throw.
 *
 * `rehash` is the hash to store instead, where the right password met a weaker one. It is null for
 * a bcrypt password of more than 72 bytes: what follows them was never proved, and storing it could
 * lock the owner out over a typing error.
 */
export async function verifyPassword(
  password: string,
  storedHash: string | null,
): Promise<{ ok: true; verified: boolean; rehash: string | null } | Refused> {
  return await whenFree(async () => {
    const stored = storedHash === null ? undefined : readHash(storedHash);
    const verified = await stored?.verify(password);
    if (stored === undefined || verified === undefined) {
      await argon2.verify(await dummyHash, password);
      return { ok: true, verified: false, rehash: null };
    }
    const rehash = verified && stored.shouldRehash(password) ? await hash(password) : null;
    return { ok: true, verified, rehash };
  });
}

/** Whether a stored hash has a form that is known, and a cost that is not refused. */
export const canVerify = (storedHash: string): boolean => readHash(storedHash) !== undefined;

async function whenFree<T>(work: () => Promise<T>): Promise<T | Refused> {
  if (limit.pendingCount >= MAX_WAITING) return refuse('too_busy', { waiting: limit.pendingCount });
  return await limit(work);
}

type ReadableHash = {
  /** Undefined where the hash turns out to be broken. */
  verify: (password: string) => Promise<boolean | undefined>;
  shouldRehash: (password: string) => boolean;
};

/** Undefined where the format is unknown, the hash is broken, or computing it would cost too much. */
function readHash(stored: string): ReadableHash | undefined {
  try {
    if (/^\$argon2(id|i|d)\$/.test(stored)) return readArgon2(stored);
    if (/^\$2[aby]\$/.test(stored)) return readBcrypt(stored);
    return readForeign(stored);
  } catch {
    return undefined;
  }
}

function readArgon2(stored: string): ReadableHash | undefined {
  const { memoryCost, timeCost, parallelism } = argon2.parseOptions(stored);
  const work = memoryCost * timeCost;
  if (memoryCost > MAX_MEMORY_KIB || work > MAX_WORK_KIB || parallelism > MAX_LANES) {
    return undefined;
  }
  const isWeaker =
    !stored.startsWith('$argon2id$v=19$') || memoryCost < MEMORY_KIB || work < MEMORY_KIB * PASSES;
  return {
    verify: (password) => argon2.verify(stored, password).catch(() => undefined),
    shouldRehash: () => isWeaker,
  };
}

function readBcrypt(stored: string): ReadableHash | undefined {
  const { cost } = bcrypt.parseOptions(stored);
  if (cost > MAX_BCRYPT_COST) return undefined;
  return {
    verify: (password) => bcrypt.verify(password, stored).catch(() => undefined),
    shouldRehash: (password) => Buffer.byteLength(password) <= BCRYPT_BYTES,
  };
}

function readForeign(stored: string): ReadableHash | undefined {
  const key = readDerivedKey(stored);
  return (
    key && {
      verify: (password) => key.verify(password).catch(() => undefined),
      shouldRehash: () => true,
    }
  );
}
