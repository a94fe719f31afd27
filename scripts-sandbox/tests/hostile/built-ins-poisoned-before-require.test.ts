/** Claim: whatever a script does to the built-in objects before it asks for a module hurts itself alone. */
import { expect, it } from 'vitest';

import { sandboxForLines } from '../support/run-lines.ts';

const { run, valueOf } = sandboxForLines();

const use = `
  const crypto = require('crypto');
  const out = [crypto.createHash('sha1').update('a').digest('hex'), crypto.randomBytes(4).length, crypto.randomUUID()];
  require('jsonwebtoken').sign({}, 'secret');
  require('lodash').merge({}, { a: 1 });
  await require('bcrypt').compare('a', require('bcrypt').hashSync('a', 4));
  new URL('https://example.com/?a=b').searchParams.get('a');
  require('uuid').v4();
  console.log(out);
  callback(null);
`;

const poison: [string, string][] = [
  [
    'every method of Array throws',
    `for (const name of Object.getOwnPropertyNames(Array.prototype)) if (name !== 'constructor') try { Array.prototype[name] = () => { throw new Error('poison'); }; } catch {}`,
  ],
  [
    'every method of String throws',
    `for (const name of Object.getOwnPropertyNames(String.prototype)) try { String.prototype[name] = () => { throw new Error('poison'); }; } catch {}`,
  ],
  [
    'every method of Map throws',
    `for (const name of ['get', 'set', 'has', 'delete']) Map.prototype[name] = () => { throw new Error('poison'); };`,
  ],
  [
    'JSON lies',
    `JSON.stringify = () => '{"value":{"algorithm":"sha1"}}'; JSON.parse = () => ({ value: { value: 'poison' } });`,
  ],
  ['JSON gives what is no text', `JSON.stringify = () => ({ length: 1, toString: () => 'x' });`],
  [
    'Object.prototype has fields of requests',
    `Object.prototype.passphrase = 'p'; Object.prototype.outputLength = 1e9; Object.prototype.failed = { kind: 'Error' }; Object.prototype.toJSON = () => 'poison';`,
  ],
  [
    'promises never settle',
    `Promise.prototype.then = () => new Promise(() => {}); Promise.resolve = () => new Promise(() => {});`,
  ],
  [
    'typed arrays lie',
    `Uint8Array.prototype.slice = () => new Uint8Array(1e6); Object.defineProperty(Uint8Array.prototype, 'length', { get: () => 1e9 });`,
  ],
  [
    'Buffer lies',
    `Buffer.from = () => ({ toString: () => 'x'.repeat(1e6) }); Buffer.prototype.toString = () => { throw new Error('poison'); };`,
  ],
  [
    'the globals are gone',
    `for (const name of Object.getOwnPropertyNames(globalThis)) if (name !== 'globalThis') try { if (name !== 'require' && name !== 'console') delete globalThis[name]; } catch {}`,
  ],
  [
    'crypto is somebody else',
    `globalThis.crypto = { getRandomValues: (values) => values, randomUUID: () => '0' };`,
  ],
  [
    'symbols are redefined',
    `Array.prototype[Symbol.iterator] = function* () { yield 'poison'; }; Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true });`,
  ],
];

it.each(poison)('ends with one outcome where %s', { timeout: 40_000 }, async (_what, lines) => {
  const [{ kind }, honest] = await Promise.all([
    run(`${lines} ${use}`),
    valueOf(`return require('crypto').createHash('sha1').digest('hex')`, 'honest'),
  ]);
  expect(['ok', 'threw', 'timeout', 'out-of-memory', 'unavailable']).toContain(kind);
  expect(honest).toBe('da39a3ee5e6b4b0d3255bfef95601890afd80709');
});

it('has not reached the next run', async () => {
  for (const [, lines] of poison.slice(0, 5)) await run(`${lines} callback(null);`);
  const value = await valueOf(
    `return [require('crypto').createHash('sha1').update('a').digest('hex'), [1].map((n) => n), {}.passphrase === undefined]`,
  );
  expect(value).toEqual(['86f7e437faa5a7fce15d1ddcb9eaeaea377667b8', [1], true]);
});

it('draws its random numbers outside, whatever the global says', async () => {
  const value = await valueOf(
    `globalThis.crypto = { getRandomValues: (values) => values.fill(0), randomUUID: () => '0' };
     return [require('uuid').v4(), require('bcrypt').genSaltSync(4)]`,
  );
  expect(value).toEqual([
    expect.stringMatching(/^[0-9a-f-]{36}$/),
    expect.not.stringContaining('......................'),
  ]);
});
