/** Claim: no number makes what a run may spend on key derivations more, or not a number at all. */
import { expect, it } from 'vitest';

import { sandboxForLines } from '../support/run-lines.ts';

const { valueOf } = sandboxForLines();

const begin = `
  const key = await crypto.subtle.importKey('raw', new Uint8Array(8), 'PBKDF2', false, ['deriveBits']);
  const salt = new Uint8Array(8);
  const derive = (iterations, bits = 256) =>
    crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, bits);
  const { stringify } = JSON;
  /** What is sent says something else than what was checked inside. */
  const send = async (from, to, work) => {
    JSON.stringify = (...given) => stringify(...given).replaceAll(from, to);
    try { await work(); } catch {} finally { JSON.stringify = stringify; }
  };
  const bcrypt = require('bcrypt');
  const node = require('crypto');
  const promised = (name, ...given) => new Promise((resolve, reject) =>
    node[name](...given, (error, value) => (error ? reject(error) : resolve(value))));
`;

it.each([
  ['fewer rounds than none', 'await derive(-1e12).catch(() => {});'],
  ['fewer bits than none', 'await derive(1e6, -8e9).catch(() => {});'],
  [
    'fewer rounds than none, sent',
    `await send('"iterations":77', '"iterations":-1e12', () => promised('pbkdf2', 'p', 's', 77, 8, 'sha1'));`,
  ],
  [
    'a length below none, sent',
    `await send('"length":77', '"length":-1e12', () => promised('pbkdf2', 'p', 's', 10, 77, 'sha1'));`,
  ],
  [
    'fewer lanes than none, sent',
    `await send('"p":7', '"p":-1e9', () => promised('scrypt', 'p', 's', 8, { N: 16, r: 1, p: 7 }));`,
  ],
  [
    'a cost that is no number, sent',
    `await send('$2b$04$', '$2b$xx$', () => bcrypt.hash('p', 4));`,
  ],
  ['a cost below none, sent', `await send('$2b$04$', '$2b$-9$', () => bcrypt.hash('p', 4));`],
])('%s', async (_, fill) => {
  const told = await valueOf(`
    ${begin}
    for (let i = 0; i < 3; i += 1) { ${fill} }
    const refusals = [];
    for (const work of [() => derive(1e8), () => bcrypt.hash('p', 19), () => promised('pbkdf2', 'p', 's', 1e8, 8, 'sha1')]) {
      try { await work(); refusals.push('worked'); } catch (error) { refusals.push(error.message); }
    }
    return refusals;
  `);
  const refusal = 'This key derivation costs more than a script may spend';
  expect(told).toEqual([refusal, refusal, refusal]);
});
