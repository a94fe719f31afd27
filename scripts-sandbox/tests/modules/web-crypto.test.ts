/** Web Crypto: digests, HMAC, PBKDF2, AES and RSA through `crypto.subtle`. */
import { sameAsNode } from '../support/same-as-node.ts';

const before = `
  const { subtle } = require('crypto').webcrypto;
  const text = (value) => new TextEncoder().encode(value);
  const hex = (buffer) => Buffer.from(buffer).toString('hex');
  const hmacKey = (usages = ['sign', 'verify'], extractable = false) =>
    subtle.importKey('raw', text('secret'), { name: 'HMAC', hash: 'SHA-256' }, extractable, usages);
  const passwordKey = () => subtle.importKey('raw', text('password'), 'PBKDF2', false, ['deriveBits']);
`;

sameAsNode(
  'crypto.subtle',
  [
    ...['SHA-1', 'SHA-256', 'sha-384', 'SHA-512'].map(
      (name) => `hex(await subtle.digest('${name}', text('a')))`,
    ),
    `hex(await globalThis.crypto.subtle.digest({ name: 'SHA-256' }, text('a').buffer))`,
    `(await subtle.digest('SHA-1', text('a'))) instanceof ArrayBuffer`,
    `hex(await subtle.sign('HMAC', await hmacKey(), text('a')))`,
    `await subtle.verify('HMAC', await hmacKey(), await subtle.sign('HMAC', await hmacKey(), text('a')), text('a'))`,
    `await subtle.verify({ name: 'HMAC' }, await hmacKey(), new Uint8Array(32), text('a'))`,
    `const key = await hmacKey(); return [key.type, key.extractable, key.algorithm, key.usages]`,
    `hex(await subtle.exportKey('raw', await hmacKey(['sign'], true)))`,
    `await subtle.exportKey('jwk', await hmacKey(['sign'], true))`,
    `hex(await subtle.deriveBits({ name: 'PBKDF2', salt: text('salt'), iterations: 1000, hash: 'SHA-256' }, await passwordKey(), 256))`,
    `hex(await subtle.deriveBits({ name: 'PBKDF2', salt: text('salt'), iterations: 2, hash: { name: 'SHA-512' } }, await passwordKey(), 64))`,
    `hex(await subtle.deriveBits({ name: 'HKDF', salt: text('salt'), info: text('info'), hash: 'SHA-256' }, await subtle.importKey('raw', text('key'), 'HKDF', false, ['deriveBits']), 64))`,
    `const key = await subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['encrypt', 'decrypt']); const algorithm = { name: 'AES-GCM', iv: new Uint8Array(12) }; const sealed = await subtle.encrypt(algorithm, key, text('a')); return [hex(sealed), hex(await subtle.decrypt(algorithm, key, sealed))]`,
    `const key = await subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, true, ['sign']); return [key.type, key.algorithm, (await subtle.exportKey('raw', key)).byteLength]`,
    `Object.prototype.toString.call(await hmacKey())`,
    { throws: `await subtle.digest('nope', text('a'))` },
    { throws: `await subtle.digest('SHA-256', 'a')` },
    { throws: `await subtle.importKey('raw', text('a'), { name: 'HMAC' }, false, ['sign'])` },
    { throws: `await subtle.importKey('raw', text('a'), { name: 'nope' }, false, ['sign'])` },
    {
      throws: `await subtle.importKey('raw', text('a'), { name: 'HMAC', hash: 'SHA-256' }, false, [])`,
    },
    {
      throws: `await subtle.importKey('raw', text('a'), { name: 'HMAC', hash: 'SHA-256' }, false, ['encrypt'])`,
    },
    { throws: `await subtle.importKey('raw', text('a'), 'PBKDF2', true, ['deriveBits'])` },
    { throws: `await subtle.exportKey('raw', await hmacKey())` },
    { throws: `await subtle.sign('HMAC', await hmacKey(['verify']), text('a'))` },
    { throws: `await subtle.sign('HMAC', {}, text('a'))` },
    {
      throws: `await subtle.decrypt({ name: 'AES-GCM', iv: new Uint8Array(12) }, await subtle.importKey('raw', new Uint8Array(32), 'AES-GCM', false, ['decrypt']), new Uint8Array(20))`,
    },
    { throws: `new CryptoKey()` },
    { throws: `new SubtleCrypto()` },
  ],
  before,
);
