import argon2 from '@node-rs/argon2';
import bcrypt from '@node-rs/bcrypt';
import { describe, expect, it } from 'vitest';

import { customPasswordHashSchema } from './custom-password-hash.ts';
import { canVerify, verifyPassword } from './password.ts';

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64').replaceAll('=', '');

/** RFC 7914 §12. */
const scryptKey =
  '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2' +
  'd5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887';
/** RFC 6070 §2, and RFC 7914 §11. */
const sha1Key = '4b007901b765489abead49d926f721d065a429c1';
const sha256Key =
  '4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56' +
  'a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d';

const scrypt = {
  algorithm: 'scrypt',
  hash: { value: scryptKey, encoding: 'hex' },
  salt: { value: 'SodiumChloride', encoding: 'utf8' },
  ...{ keylen: 64, cost: 16_384, blockSize: 8, parallelization: 1 },
};

const pbkdf2 = (digest: string, iterations: number, salt: string, key: string) => ({
  algorithm: 'pbkdf2',
  hash: {
    value: `$pbkdf2-${digest}$i=${iterations},l=${key.length / 2}$${base64(Buffer.from(salt).toString('hex'))}$${base64(key)}`,
    encoding: 'utf8',
  },
});

describe('hashes of other systems', () => {
  it.each([
    ['scrypt', scrypt, 'pleaseletmein'],
    ['PBKDF2 with SHA-1', pbkdf2('sha1', 4096, 'salt', sha1Key), 'password'],
    ['PBKDF2 with SHA-256', pbkdf2('sha256', 80_000, 'NaCl', sha256Key), 'Password'],
  ])('%s by its test vector: verified, rehashed, and no other password', async (_, sent, right) => {
    const stored = customPasswordHashSchema.parse(sent);
    expect(await verifyPassword(right, stored)).toEqual({
      ...{ ok: true, verified: true },
      rehash: expect.stringMatching(/^\$argon2id\$/),
    });
    expect(await verifyPassword('other', stored)).toMatchObject({ verified: false });
  });

  it.each([
    ['argon2d', { algorithm: 0, memoryCost: 1024 }],
    ['argon2i', { algorithm: 1, memoryCost: 1024 }],
    ['argon2id', { algorithm: 2, memoryCost: 1024 }],
  ])('%s', async (_, parameters) => {
    const value = await argon2.hash('secret', parameters);
    const stored = customPasswordHashSchema.parse({ algorithm: 'argon2', hash: { value } });
    expect(await verifyPassword('secret', stored)).toMatchObject({ verified: true });
  });

  it('bcrypt', async () => {
    const value = await bcrypt.hash('secret', { cost: 4 });
    const stored = customPasswordHashSchema.parse({ algorithm: 'bcrypt', hash: { value } });
    expect(await verifyPassword('secret', stored)).toMatchObject({ verified: true });
  });

  it.each(['md4', 'md5', 'sha1', 'sha256', 'sha512', 'hmac', 'ldap', 'rot13', undefined])(
    '%s is refused, with what is expected',
    (algorithm) => {
      const hash = { value: '5f4dcc3b5aa765d61d8327deb882cf99', encoding: 'hex' };
      const { error } = customPasswordHashSchema.safeParse({ algorithm, hash });
      expect(error?.issues[0]?.message).toContain('expected argon2, bcrypt, pbkdf2 or scrypt');
    },
  );

  it.each([
    ['more rounds than are computed', pbkdf2('sha1', 3_000_000, 'salt', sha1Key)],
    ['a long key of many rounds', pbkdf2('sha1', 900_000, 'salt', scryptKey)],
    ['no round', pbkdf2('sha1', 0, 'salt', sha1Key)],
    ['a digest that nobody knows', pbkdf2('sha999', 1000, 'salt', sha1Key)],
    ['a key that chance can meet', pbkdf2('sha1', 1000, 'salt', 'ff')],
    ['too much memory', { ...scrypt, cost: 2 ** 20, blockSize: 8 }],
    ['too many lanes', { ...scrypt, parallelization: 17 }],
    ['a cost that is no power of two', { ...scrypt, cost: 1000 }],
    ['another length than it says', { ...scrypt, keylen: 32 }],
    ['another encoding of passwords', { ...scrypt, password: { encoding: 'utf16le' } }],
    ['a field that nobody knows', { ...scrypt, pepper: 'x' }],
    ['bcrypt of great cost', { algorithm: 'bcrypt', hash: { value: `$2b$31$${'C'.repeat(53)}` } }],
  ])('%s is refused', (_, sent) => {
    expect(customPasswordHashSchema.safeParse(sent).success).toBe(false);
  });

  it.each([
    '$scrypt$ln=63,r=8,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$scrypt$ln=14,r=0,p=1$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$scrypt$ln=14,r=8,p=1$c2FsdA$!!!!',
    '$scrypt$ln=14,r=8,p=1$$',
    '$pbkdf2-sha256$i=1000,l=99$c2FsdA$AAAAAAAAAAAAAAAAAAAAAA',
    '$pbkdf2-sha256$i=1000$c2FsdA',
  ])('%s is not known and does not throw', async (stored) => {
    expect(canVerify(stored)).toBe(false);
    expect(await verifyPassword('secret', stored)).toMatchObject({ ok: true, verified: false });
  });
});
