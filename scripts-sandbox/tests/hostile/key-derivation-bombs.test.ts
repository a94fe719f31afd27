/**
 * Claim: no key derivation is begun that costs more than a run may spend; once begun, nothing could
 * end it but killing the child.
 */
import { pbkdf2Sync } from 'node:crypto';

import { expect, it } from 'vitest';

import { refusalOf, sandboxForLines, toldTo } from '../support/run-lines.ts';

const { run, valueOf } = sandboxForLines();

const tooMuch = [
  'RangeError',
  'ERR_OUT_OF_RANGE',
  expect.stringMatching(/costs more|too much|too long/),
];

const crypto = `require('crypto')`;

it.each([
  ['a billion rounds', `${crypto}.pbkdf2Sync('p', 's', 1e9, 32, 'sha1')`],
  ['two million rounds at once', `${crypto}.pbkdf2Sync('p', 's', 2e6, 20, 'sha1')`],
  ['a key of a megabyte', `${crypto}.pbkdf2Sync('p', 's', 1000, 2 ** 20, 'sha1')`],
  ['a key of two gigabytes', `${crypto}.pbkdf2Sync('p', 's', 1, 2 ** 31 - 1, 'sha1')`],
  [
    'a long salt for many blocks',
    `${crypto}.pbkdf2Sync('p', Buffer.alloc(3e6), 1, 2 ** 20, 'sha1')`,
  ],
  [
    'many lanes of scrypt',
    `${crypto}.scryptSync('p', 's', 32, { N: 2, r: 8, p: 100000, maxmem: 2 ** 40 })`,
  ],
  [
    'a long scrypt',
    `${crypto}.scryptSync('p', 's', 32, { N: 2 ** 14, r: 8, p: 60, maxmem: 2 ** 40 })`,
  ],
  [
    'a long key of scrypt',
    `${crypto}.scryptSync('p', 's', 2 ** 20, { N: 2, r: 64, p: 1024, maxmem: 2 ** 40 })`,
  ],
])('refuses %s without waiting', async (_what, work) => {
  expect(await valueOf(refusalOf(work))).toEqual(tooMuch);
});

it.each([
  ['a billion rounds', `(done) => ${crypto}.pbkdf2('p', 's', 1e9, 32, 'sha1', done)`],
  ['a key of a megabyte', `(done) => ${crypto}.pbkdf2('p', 's', 1000, 2 ** 20, 'sha1', done)`],
  ['a key of two gigabytes', `(done) => ${crypto}.pbkdf2('p', 's', 1, 2 ** 31 - 1, 'sha1', done)`],
  [
    'many lanes of scrypt',
    `(done) => ${crypto}.scrypt('p', 's', 32, { N: 1024, r: 8, p: 2000, maxmem: 2 ** 40 }, done)`,
  ],
  ['bcrypt of cost 31', `(done) => require('bcrypt').hash('p', 31, done)`],
  ['bcryptjs of cost 31', `(done) => require('bcryptjs').hash('p', 31, done)`],
  ['bcrypt of cost 17', `(done) => require('bcrypt').hash('p', 17, done)`],
  [
    'a salt of cost 31',
    `(done) => require('bcrypt').hash('p', '$2b$31$CCCCCCCCCCCCCCCCCCCCC.', done)`,
  ],
  [
    'a hash of cost 31',
    `(done) => require('bcrypt').compare('p', '$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', done)`,
  ],
  [
    'a hash of cost 31 for bcryptjs',
    `(done) => require('bcryptjs').compare('p', '$2y$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW', done)`,
  ],
])('refuses %s though the script would wait', async (_what, work) => {
  expect(await valueOf(toldTo(work))).toEqual(tooMuch);
});

it('refuses scrypt that would fill the memory', async () => {
  const work = `${crypto}.scryptSync('p', 's', 32, { N: 2 ** 30, maxmem: 2 ** 50 })`;
  expect(await valueOf(refusalOf(work))).toEqual(tooMuch);
  const large = `(done) => ${crypto}.scrypt('p', 's', 32, { N: 2 ** 18, maxmem: 2 ** 40 }, done)`;
  expect(await valueOf(toldTo(large))).toEqual([
    'RangeError',
    'ERR_CRYPTO_INVALID_SCRYPT_PARAMS',
    expect.stringContaining('memory'),
  ]);
});

it('refuses Web Crypto a billion rounds', async () => {
  const work = `(async () => {
    const { subtle } = crypto;
    const key = await subtle.importKey('raw', new Uint8Array(4), 'PBKDF2', false, ['deriveBits']);
    return subtle.deriveBits({ name: 'PBKDF2', salt: new Uint8Array(4), iterations: 1e9, hash: 'SHA-1' }, key, 256);
  })()`;
  expect(await valueOf(refusalOf(work))).toEqual(tooMuch);
});

it('adds up what a run spends', async () => {
  const many = `Promise.all(Array.from({ length: 15 }, () =>
    require('util').promisify(${crypto}.pbkdf2)('p', 's', 400000, 20, 'sha1')))`;
  expect(await valueOf(refusalOf(many))).toEqual(tooMuch);
});

it('lets a run spend what password stores ask for', async () => {
  const derived = await valueOf(
    `return (await require('util').promisify(${crypto}.pbkdf2)('p', 's', 600000, 32, 'sha256')).toString('hex')`,
  );
  expect(derived).toBe(pbkdf2Sync('p', 's', 600_000, 32, 'sha256').toString('hex'));
});

it('ends bcrypt of cost 31 that runs inside the isolate', { timeout: 30_000 }, async () => {
  const outcome = await run(`require('bcrypt').hashSync('p', 31); callback(null);`);
  expect(outcome).toMatchObject({ kind: 'timeout', limit: 'cpu' });
});

it('answers others meanwhile', { timeout: 30_000 }, async () => {
  const honest = Promise.all(
    Array.from({ length: 10 }, () =>
      valueOf(`return require('bcrypt').compareSync('p', '')`, 'honest'),
    ),
  );
  await run(
    `for (;;) { try { require('crypto').pbkdf2Sync('p', 's', 500000, 20, 'sha1'); } catch { break; } } callback(null);`,
  );
  expect(await honest).toEqual(Array.from({ length: 10 }, () => false));
});
