/**
 * Keys derived from a password by PBKDF2 and scrypt, as other systems keep them and imports bring
 * them. Each is one text:
 *
 *     $pbkdf2-sha512$i=210000,l=64$<salt>$<key>
 *     $scrypt$ln=14,r=8,p=1$<salt>$<key>
 *
 * with base64 without padding. What would cost too much, or prove too little, is no such key.
 */
import { pbkdf2, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export type DerivedKey = { verify: (password: string) => Promise<boolean> };

type Costs = { saltAndKey: { salt: Buffer; key: Buffer } };
export type Pbkdf2 = Costs & { digest: string; iterations: number };
export type Scrypt = Costs & { cost: number; blockSize: number; parallelization: number };

/** Bytes that a digest gives at once: a longer key costs as many rounds again. */
const digests: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };

/** About as long as the dearest argon2 that is computed: a second of one core. */
const MAX_ROUNDS = 2_000_000;
const MAX_SCRYPT_BYTES = 256 * 1024 * 1024;
const MAX_SCRYPT_WORK = 1024 * 1024 * 1024;
const MAX_SCRYPT_LANES = 16;
/** Fewer bytes of a key would let wrong passwords in by chance. */
const MIN_KEY_BYTES = 16;
const MAX_KEY_BYTES = 128;
const MAX_SALT_BYTES = 1024;

const deriveByPbkdf2 = promisify(pbkdf2);

const deriveByScrypt = (
  password: string,
  salt: Buffer,
  length: number,
  { cost, blockSize, parallelization }: Scrypt,
) =>
  new Promise<Buffer>((resolve, reject) => {
    const options = { cost, blockSize, parallelization, maxmem: 2 * MAX_SCRYPT_BYTES };
    scrypt(password, salt, length, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });

/** Undefined where the text is no such key, or computing it would cost too much. */
export function readDerivedKey(stored: string): DerivedKey | undefined {
  const byPbkdf2 = readPbkdf2(stored);
  if (byPbkdf2) {
    const { saltAndKey, iterations, digest } = byPbkdf2;
    const { salt, key } = saltAndKey;
    return {
      verify: async (password) =>
        timingSafeEqual(await deriveByPbkdf2(password, salt, iterations, key.length, digest), key),
    };
  }
  const byScrypt = readScrypt(stored);
  if (!byScrypt) return undefined;
  const { salt, key } = byScrypt.saltAndKey;
  return {
    verify: async (password) =>
      timingSafeEqual(await deriveByScrypt(password, salt, key.length, byScrypt), key),
  };
}

export function writeScrypt({ cost, blockSize, parallelization, saltAndKey }: Scrypt): string {
  const { salt, key } = saltAndKey;
  const costs = `ln=${Math.log2(cost)},r=${blockSize},p=${parallelization}`;
  return `$scrypt$${costs}$${unpadded(salt)}$${unpadded(key)}`;
}

function readPbkdf2(stored: string): Pbkdf2 | undefined {
  const form = /^\$pbkdf2-(sha\d+)\$i=(\d{1,7})(?:,l=(\d{1,3}))?\$([^$]*)\$([^$]*)$/;
  const [, digest = '', i, l, ...encoded] = form.exec(stored) ?? [];
  const saltAndKey = readSaltAndKey(encoded, l === undefined ? undefined : Number(l));
  const atOnce = digests[digest];
  const iterations = Number(i);
  if (!saltAndKey || atOnce === undefined || !(iterations >= 1)) return undefined;
  const rounds = iterations * Math.ceil(saltAndKey.key.length / atOnce);
  return rounds <= MAX_ROUNDS ? { digest, iterations, saltAndKey } : undefined;
}

function readScrypt(stored: string): Scrypt | undefined {
  const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,4}),p=(\d{1,4})\$([^$]*)\$([^$]*)$/;
  const [, ln, r, p, ...encoded] = form.exec(stored) ?? [];
  const saltAndKey = readSaltAndKey(encoded);
  const [cost, blockSize, parallelization] = [2 ** Number(ln), Number(r), Number(p)];
  if (!saltAndKey || !(cost >= 2) || blockSize < 1 || parallelization < 1) return undefined;
  const bytes = 128 * cost * blockSize;
  const isAffordable =
    bytes <= MAX_SCRYPT_BYTES &&
    parallelization <= MAX_SCRYPT_LANES &&
    bytes * parallelization <= MAX_SCRYPT_WORK;
  return isAffordable ? { cost, blockSize, parallelization, saltAndKey } : undefined;
}

function readSaltAndKey(encoded: string[], length?: number): Costs['saltAndKey'] | undefined {
  const [salt, key] = encoded.map(readBase64);
  if (!salt || !key || salt.length > MAX_SALT_BYTES) return undefined;
  const isWhole = length === undefined || length === key.length;
  const isLong = key.length >= MIN_KEY_BYTES && key.length <= MAX_KEY_BYTES;
  return isWhole && isLong ? { salt, key } : undefined;
}

/** Node skips what is not base64; here it is an error. */
function readBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return unpadded(bytes) === text.replace(/=+$/, '') ? bytes : undefined;
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
