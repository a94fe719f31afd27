import argon2 from '@node-rs/argon2';
import bcrypt from '@node-rs/bcrypt';
import { describe, expect, it } from 'vitest';

import { hashPassword, verifyPassword } from './password.ts';

const ours = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

async function hashed(password: string): Promise<string> {
  const result = await hashPassword(password);
  if (!result.ok) throw new Error(result.code);
  return result.hash;
}

const right = { ok: true, verified: true, rehash: null };
const wrong = { ok: true, verified: false, rehash: null };

describe('argon2id', () => {
  it('verifies the right password and no other', async () => {
    const hash = await hashed('correct horse');
    expect(hash).toMatch(ours);
    expect(await verifyPassword('correct horse', hash)).toEqual(right);
    expect(await verifyPassword('Correct horse', hash)).toEqual(wrong);
    expect(await verifyPassword('', hash)).toEqual(wrong);
  });

  it('salts', async () => {
    expect(await hashed('same')).not.toBe(await hashed('same'));
  });

  it('looks at every byte, past the 72nd and past a NUL', async () => {
    const long = 'x'.repeat(100);
    const hash = await hashed(`${long}a`);
    expect(await verifyPassword(`${long}b`, hash)).toEqual(wrong);
    expect(await verifyPassword(long, hash)).toEqual(wrong);
    expect(await verifyPassword('a\0c', await hashed('a\0b'))).toEqual(wrong);
  });

  it('does not normalise', async () => {
    expect(await verifyPassword('caf\u00e9', await hashed('cafe\u0301'))).toEqual(wrong);
  });

  it.each([
    ['less memory', { memoryCost: 8192, timeCost: 2 }, true],
    ['less memory, more passes', { memoryCost: 8192, timeCost: 5 }, true],
    ['fewer passes', { memoryCost: 19_456, timeCost: 1 }, true],
    ['argon2i', { algorithm: 1, memoryCost: 19_456, timeCost: 2 }, true],
    ['argon2d', { algorithm: 0, memoryCost: 19_456, timeCost: 2 }, true],
    ['version 16', { version: 0, memoryCost: 19_456, timeCost: 2 }, true],
    ['more memory, one pass', { memoryCost: 65_536, timeCost: 1 }, false],
    ['more of both', { memoryCost: 32_768, timeCost: 3, parallelism: 2 }, false],
  ])('of %s: rehashed %s', async (_name, parameters, rehashed) => {
    const hash = await argon2.hash('secret', parameters);
    const result = await verifyPassword('secret', hash);
    expect(result).toEqual({ ...right, rehash: rehashed ? expect.stringMatching(ours) : null });
    if (result.ok && result.rehash) {
      expect(await verifyPassword('secret', result.rehash)).toEqual(right);
    }
    expect(await verifyPassword('other', hash)).toEqual(wrong);
  });
});

describe('bcrypt', () => {
  it.each(['2a', '2b', '2y'] as const)('$%s$ is verified and rehashed', async (version) => {
    const hash = await bcrypt.hash('secret', { cost: 4, version });
    expect(hash.startsWith(`$${version}$`)).toBe(true);
    const result = await verifyPassword('secret', hash);
    expect(result).toEqual({ ...right, rehash: expect.stringMatching(ours) });
    expect(await verifyPassword('secret', (result.ok && result.rehash) || '')).toEqual(right);
    expect(await verifyPassword('Secret', hash)).toEqual(wrong);
  });

  it('verifies a hash made elsewhere', async () => {
    // A test vector of OpenBSD's crypt_blowfish.
    const hash = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';
    expect(await verifyPassword('U*U', hash)).toMatchObject({ verified: true });
  });

  it('counts 72 bytes, and what follows is never fixed by a rehash', async () => {
    const known = 'é'.repeat(36);
    const hash = await bcrypt.hash(`${known}tail`, { cost: 4 });
    expect(await verifyPassword(`${known}typo`, hash)).toEqual(right);
    expect(await verifyPassword(known, hash)).toEqual({
      ...right,
      rehash: expect.stringMatching(ours),
    });
    expect(await verifyPassword('é'.repeat(35), hash)).toEqual(wrong);
  });
});

describe('nothing to verify against', () => {
  it.each([
    null,
    '',
    'secret',
    '$argon2id$',
    '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA',
    '$argon2id$v=19$m=19456,t=2,p=1$!!$!!',
    '$2b$',
    '$2b$10$short',
    '$2b$99$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
    '$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
    '$5$rounds=5000$salt$hash',
    'pbkdf2_sha256$1000$salt$hash',
    '5f4dcc3b5aa765d61d8327deb882cf99',
  ])('%s is not verified and does not throw', async (stored) => {
    expect(await verifyPassword('secret', stored)).toEqual(wrong);
  });

  it('takes the time of a verification', async () => {
    const kinds = [await hashed('secret'), null, 'garbage', '$2b$10$short', '$argon2id$'];
    const times = kinds.map((): number[] => []);
    // In turns, so that whatever else the machine does falls on all of them alike.
    for (let i = 0; i < 15; i++) {
      for (const [kind, stored] of kinds.entries()) {
        const startedAt = performance.now();
        await verifyPassword('wrong', stored);
        times[kind]?.push(performance.now() - startedAt);
      }
    }
    const [known = 0, ...others] = times.map((each) => each.sort((x, y) => x - y)[7] ?? 0);
    for (const unknown of others) {
      expect(unknown).toBeGreaterThan(known / 3);
      expect(unknown).toBeLessThan(known * 3);
    }
  });

  it.each([
    '$argon2id$v=19$m=4194304,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$RdescudvJCsgt3ub+b+dWRWJTmaaJObG',
    '$argon2id$v=19$m=19456,t=100000,p=1$c2FsdHNhbHRzYWx0c2FsdA$RdescudvJCsgt3ub+b+dWRWJTmaaJObG',
    '$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
  ])('%s would cost too much and is not computed', async (stored) => {
    const startedAt = performance.now();
    expect(await verifyPassword('secret', stored)).toEqual(wrong);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('a crowd', () => {
  it('is answered too_busy beyond 200 waiting, without blocking the rest', async () => {
    const hash = await argon2.hash('secret', { memoryCost: 8, timeCost: 1 });
    const results = await Promise.all(
      Array.from({ length: 300 }, () => verifyPassword('wrong', hash)),
    );
    const refused = results.filter((result) => !result.ok);
    expect(refused.length).toBeGreaterThan(90);
    expect(refused.length).toBeLessThan(100);
    expect(refused[0]).toMatchObject({ ok: false, code: 'too_busy' });
    expect(await verifyPassword('secret', hash)).toMatchObject({ verified: true });
  });

  it('leaves the main thread free', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await Promise.all(Array.from({ length: 20 }, () => hashPassword('secret')));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});
