/** Claim: what only looks like a key is none, and a key that is a bomb does not go off. */
import { generateKeyPairSync } from 'node:crypto';

import { expect, it } from 'vitest';

import { keyPairs } from '../support/key-pairs.ts';
import { refusalOf, sandboxForLines } from '../support/run-lines.ts';

const { valueOf } = sandboxForLines();
const { p256 } = keyPairs();

const sign = (key: string): string =>
  `require('crypto').createSign('SHA256').update('a').sign(${key})`;

it.each([
  ['an object with the prototype of keys', `Object.create(require('crypto').KeyObject.prototype)`],
  [
    'a key that went through JSON',
    `JSON.parse(JSON.stringify(require('crypto').createSecretKey('a', 'utf8')))`,
  ],
  [
    'an object with the names of keys',
    `({ type: 'private', asymmetricKeyType: 'rsa', export: () => 'x' })`,
  ],
  [
    'a proxy of a key',
    `new Proxy(require('crypto').createPrivateKey(${JSON.stringify(p256.privateKey)}), {})`,
  ],
  ['a request of our own kind', `({ key: { want: 'private', der: 'x' }, want: 'private' })`],
  ['a number', `5`],
  ['a symbol', `Symbol('key')`],
])('refuses %s', async (_what, key) => {
  const [name] = (await valueOf(refusalOf(sign(key)))) as [string];
  expect(name).toMatch(/Error$/);
});

it('knows a proxy of a CryptoKey from a key', async () => {
  const work = `(async () => {
    const { subtle } = crypto;
    const key = await subtle.importKey('raw', new Uint8Array(4), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    return subtle.sign('HMAC', new Proxy(key, {}), new Uint8Array(1));
  })()`;
  expect(await valueOf(refusalOf(work))).toEqual([
    'TypeError',
    'ERR_INVALID_ARG_TYPE',
    expect.any(String),
  ]);
});

it('does not try a passphrase: how long that takes is written in the key', async () => {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'prime256v1',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' },
  });
  const key = `{ key: ${JSON.stringify(privateKey)}, passphrase: 'p' }`;
  expect(await valueOf(refusalOf(`require('crypto').createPrivateKey(${key})`))).toEqual([
    'Error',
    'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    expect.stringContaining('passphrase'),
  ]);
});

it('refuses keys that are too large to be used quickly', async () => {
  const work = `require('crypto').createPublicKey({ format: 'jwk', key: {
    kty: 'RSA', e: 'AQAB', n: Buffer.alloc(1025, 255).toString('base64url') } })`;
  expect(await valueOf(refusalOf(work))).toEqual([
    'RangeError',
    'ERR_OUT_OF_RANGE',
    'The key is too large',
  ]);
  const text = `require('crypto').createPrivateKey('-----BEGIN PRIVATE KEY-----'.repeat(1e5))`;
  expect(await valueOf(refusalOf(text))).toEqual([
    'RangeError',
    'ERR_OUT_OF_RANGE',
    'The key is too large',
  ]);
});

it('refuses kinds of keys that nobody signs in with', async () => {
  const { publicKey } = generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const work = `require('crypto').createPublicKey(${JSON.stringify(pem)})`;
  expect(await valueOf(refusalOf(work))).toEqual([
    'Error',
    'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM',
    'Keys of type dsa are not supported',
  ]);
});

it.each([
  `new (require('pg').Client)({ host: '127.0.0.1', ssl: { key: 'key', passphrase: 'p' } }).connect()`,
  `require('mysql2/promise').createConnection({ host: '127.0.0.1', ssl: { key: 'key', passphrase: 'p' } })`,
  `require('mongodb').MongoClient.connect('mongodb://127.0.0.1/a', { tls: true, key: 'key', passphrase: 'p' })`,
])('nor for a database: %s', async (work) => {
  const [name, , message] = (await valueOf(refusalOf(work))) as string[];
  expect([name, message]).toEqual([
    'Error',
    'Keys under a passphrase are not supported: store them decrypted',
  ]);
});
