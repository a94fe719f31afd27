/** Claim: input of any length and kind ends as an error or an outcome of the run that sent it. */
import { expect, it } from 'vitest';

import { refusalOf, sandboxForLines } from '../support/run-lines.ts';

const { run, valueOf } = sandboxForLines();

it.each([
  ['a hash', `require('crypto').createHash('sha1').update(Buffer.alloc(20e6)).digest('hex')`],
  [
    'a hash in pieces',
    `(() => { const hash = require('crypto').createHash('sha1'); for (let at = 0; at < 100; at += 1) hash.update(Buffer.alloc(1e6)); return hash.digest('hex'); })()`,
  ],
  ['an HMAC key', `require('crypto').createHmac('sha1', Buffer.alloc(20e6)).digest('hex')`],
  ['a signature', `require('crypto').createSign('sha1').update('x'.repeat(20e6)).sign('key')`],
  ['a salt', `require('crypto').pbkdf2Sync('p', Buffer.alloc(20e6), 1, 1, 'sha1')`],
  ['an address', `require('url').parse('http://' + 'a.'.repeat(5e5))`],
  ['a host', `new URL('http://' + 'ä.'.repeat(5e5))`],
  ['the name of an algorithm', `require('crypto').createHash('x'.repeat(20e6))`],
  ['data for Web Crypto', `crypto.subtle.digest('SHA-1', new Uint8Array(20e6))`],
])('refuses %s that is too long', async (_what, work) => {
  const [name] = (await valueOf(refusalOf(work))) as [string];
  expect(name).toMatch(/Error$/);
});

it('keeps a number inside that has more digits than any column', async () => {
  const work = `new (require('pg').Client)({ port: 10n ** 2000n }).connect()`;
  const [name, , message] = (await valueOf(refusalOf(work))) as string[];
  expect([name, message]).toEqual(['RangeError', 'A big integer has more than 1000 digits']);
});

it.each([
  'new Proxy({}, { get() { throw new Error("trap"); } })',
  'Symbol("x")',
  '() => 1',
  'null',
  'NaN',
  '{ toString() { throw new Error("no"); } }',
  'Object.create(null)',
])('gives %s an error wherever it is handed in', { timeout: 30_000 }, async (value) => {
  const failures = await valueOf(`
      const strange = ${value.startsWith('{') ? `(${value})` : value};
      const crypto = require('crypto');
      const work = [
        () => crypto.createHash(strange), () => crypto.createHash('sha1').update(strange),
        () => crypto.createHmac('sha1', strange), () => crypto.randomBytes(strange),
        () => crypto.pbkdf2Sync(strange, strange, strange, strange, strange),
        () => crypto.scryptSync(strange, strange, strange), () => crypto.createPrivateKey(strange),
        () => crypto.createPublicKey({ key: strange, format: 'jwk' }),
        () => crypto.createSign('sha1').sign(strange), () => crypto.timingSafeEqual(strange, strange),
        () => crypto.createSecretKey(strange), () => new crypto.KeyObject(strange),
        () => crypto.getRandomValues(strange), () => require('bcrypt').hashSync(strange, strange),
        () => require('url').parse(strange), () => new URL(strange), () => structuredClone([() => strange]),
        () => require('util').promisify({ strange }), () => Buffer.from(strange === null ? strange : 5),
      ];
      const failures = [];
      for (const each of work) try { await each(); } catch (error) { failures.push(error instanceof Error); }
      return [failures.length === work.length, failures.every(Boolean)];
    `);
  expect(failures).toEqual([true, true]);
});

it('ends a clone and an inspection of something endless', { timeout: 40_000 }, async () => {
  const deep = `let deep = {}; for (let at = 0; at < 1e6; at += 1) deep = { deep };`;
  expect((await run(`${deep} structuredClone(deep); callback(null);`)).kind).toBe('threw');
  const [shown] = (await valueOf(
    `${deep} return [require('util').inspect(deep, { depth: null }).length < 1e7]`,
  )) as [boolean];
  expect(shown).toBe(true);
  const wide = await valueOf(
    `return require('util').inspect(Array.from({ length: 1e6 }, () => 1)).length`,
  );
  expect(wide).toBeLessThan(2_000);
});
