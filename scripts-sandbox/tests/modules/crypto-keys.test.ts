/** `crypto`: keys and signatures; `jsonwebtoken`, which is built on them. */
import { keyPairs } from '../support/key-pairs.ts';
import { sameAsNode } from '../support/same-as-node.ts';

const before = `
  const crypto = require('crypto');
  const keys = ${JSON.stringify(keyPairs())};
`;

sameAsNode(
  'keys',
  [
    ...['rsa', 'p256', 'p384', 'ed25519'].flatMap((kind) => [
      `const key = crypto.createPrivateKey(keys.${kind}.privateKey); return [key.type, key.asymmetricKeyType, key.asymmetricKeyDetails, key.symmetricKeySize]`,
      `const key = crypto.createPublicKey(keys.${kind}.publicKey); return [key.type, key.asymmetricKeyType, key.asymmetricKeyDetails]`,
      `crypto.createPublicKey(keys.${kind}.privateKey).export({ type: 'spki', format: 'pem' }) === keys.${kind}.publicKey`,
      `crypto.createPublicKey(crypto.createPrivateKey(keys.${kind}.privateKey)).export({ format: 'jwk' })`,
      `crypto.createPrivateKey(keys.${kind}.privateKey).export({ type: 'pkcs8', format: 'pem' }) === keys.${kind}.privateKey`,
    ]),
    `crypto.createPrivateKey({ key: Buffer.from(keys.rsa.privateKey), format: 'pem' }).type`,
    `const jwk = crypto.createPublicKey(keys.p256.publicKey).export({ format: 'jwk' }); return crypto.createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }) === keys.p256.publicKey`,
    `const der = crypto.createPrivateKey(keys.p256.privateKey).export({ type: 'sec1', format: 'der' }); return [Buffer.isBuffer(der), crypto.createPrivateKey({ key: der, type: 'sec1', format: 'der' }).type]`,
    `crypto.createPublicKey(keys.rsa.publicKey).equals(crypto.createPublicKey(keys.rsa.privateKey))`,
    `crypto.createPublicKey(keys.rsa.publicKey).equals(crypto.createPublicKey(keys.otherRsa.publicKey))`,
    `crypto.createPublicKey(keys.rsa.publicKey).equals(crypto.createPrivateKey(keys.rsa.privateKey))`,
    `const key = crypto.createSecretKey('abc', 'utf8'); return [key.type, key.symmetricKeySize, key.asymmetricKeyType, key.export().toString(), key.export({ format: 'jwk' })]`,
    `crypto.createSecretKey(Buffer.from('a')).equals(crypto.createSecretKey(Buffer.from('a')))`,
    `crypto.createSecretKey(Buffer.alloc(0)).symmetricKeySize`,
    `crypto.createSecretKey('a', 'utf8') instanceof crypto.KeyObject`,
    { throws: `crypto.createPrivateKey('nothing of the kind')` },
    { throws: `crypto.createPublicKey('nothing of the kind')` },
    { throws: `crypto.createPrivateKey(keys.rsa.publicKey)` },
    { throws: `crypto.createPrivateKey()` },
    { throws: `crypto.createPublicKey()` },
    { throws: `crypto.createPrivateKey({ key: { kty: 'RSA' }, format: 'jwk' })` },
    { throws: `crypto.createPrivateKey({ key: keys.rsa.privateKey, format: 'nope' })` },
    { throws: `crypto.createPublicKey(crypto.createPublicKey(keys.rsa.publicKey))` },
    { throws: `crypto.createPublicKey(crypto.createSecretKey('a', 'utf8'))` },
    { throws: `crypto.createSecretKey()` },
    { throws: `crypto.createPrivateKey(keys.rsa.privateKey).export()` },
    {
      throws: `crypto.createPrivateKey(keys.rsa.privateKey).export({ format: 'pem', type: 'nope' })`,
    },
    { throws: `new crypto.KeyObject('secret', {})` },
    { throws: `crypto.createHmac('sha1', crypto.createPublicKey(keys.rsa.publicKey))` },
    { throws: `crypto.createSecretKey('a', 'utf8').equals({})` },
  ],
  before,
);

sameAsNode(
  'signatures',
  [
    ...['rsa', 'p256', 'p384'].map(
      (kind) =>
        `const signature = crypto.createSign('SHA256').update('a').update('b').sign(keys.${kind}.privateKey); return [crypto.createVerify('SHA256').update('ab').verify(keys.${kind}.publicKey, signature), crypto.createVerify('SHA256').update('ac').verify(keys.${kind}.publicKey, signature)]`,
    ),
    `crypto.createSign('RSA-SHA512').update('ab').sign(keys.rsa.privateKey, 'base64')`,
    `crypto.createSign('RSA-SHA1').update('ab').sign(crypto.createPrivateKey(keys.rsa.privateKey), 'hex')`,
    `const signature = crypto.createSign('SHA256').update('a').sign({ key: keys.rsa.privateKey, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: crypto.constants.RSA_PSS_SALTLEN_DIGEST }, 'base64'); return ['publicKey', 'privateKey'].map((name) => crypto.createVerify('SHA256').update('a').verify({ key: keys.rsa[name], padding: 6, saltLength: -1 }, signature, 'base64'))`,
    `crypto.createSign('SHA256').update('a').sign({ key: keys.p256.privateKey, dsaEncoding: 'ieee-p1363' }).length`,
    `crypto.sign(null, Buffer.from('a'), keys.ed25519.privateKey).toString('hex')`,
    `crypto.verify(null, Buffer.from('a'), keys.ed25519.publicKey, crypto.sign(null, Buffer.from('a'), keys.ed25519.privateKey))`,
    `crypto.sign('sha256', Buffer.from('a'), keys.rsa.privateKey).toString('hex')`,
    `await new Promise((resolve) => crypto.sign('sha256', Buffer.from('a'), keys.rsa.privateKey, (error, signature) => resolve([error, signature.length])))`,
    `await new Promise((resolve) => crypto.verify('sha256', Buffer.from('a'), keys.rsa.publicKey, Buffer.alloc(256), (error, isRight) => resolve([error, isRight])))`,
    `crypto.createVerify('SHA256').update('a').verify(keys.rsa.publicKey, 'AAAA', 'base64')`,
    `crypto.createSign('SHA256') instanceof crypto.Sign`,
    { throws: `crypto.createSign('nope')` },
    { throws: `crypto.createVerify('nope')` },
    { throws: `crypto.createSign()` },
    { throws: `crypto.createSign('SHA256').update('a').sign()` },
    { throws: `crypto.createSign('SHA256').update('a').sign('nothing')` },
    { throws: `crypto.createSign('SHA256').update('a').sign(keys.rsa.publicKey)` },
    {
      throws: `crypto.createSign('SHA256').update('a').sign(crypto.createPublicKey(keys.rsa.publicKey))`,
    },
    { throws: `crypto.createSign('SHA256').update('a').sign(crypto.createSecretKey('a', 'utf8'))` },
    { throws: `crypto.createSign('SHA256').update('a').sign(keys.ed25519.privateKey)` },
    { throws: `crypto.createSign('SHA256').update(5)` },
    { throws: `crypto.createVerify('SHA256').update('a').verify(keys.rsa.publicKey)` },
    { throws: `crypto.sign('nope', Buffer.from('a'), keys.rsa.privateKey)` },
    { throws: `crypto.sign('sha256', 'a')` },
  ],
  before,
);

const jwt = `
  ${before}
  const jwt = require('jsonwebtoken');
  const fails = (work) => { try { return work(); } catch (error) { return [error.name, error.message]; } };
`;

sameAsNode(
  'jsonwebtoken',
  [
    `jwt.sign({ sub: 'ada', iat: 1 }, 'secret')`,
    `jwt.sign({ sub: 'ada' }, 'secret', { noTimestamp: true, algorithm: 'HS512', keyid: 'k' })`,
    `jwt.sign('text', Buffer.from('secret'))`,
    `jwt.verify(jwt.sign({ sub: 'ada', iat: 1 }, 'secret'), 'secret')`,
    ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map(
      (algorithm) =>
        `const token = jwt.sign({ sub: 'ada', iat: 1 }, keys.rsa.privateKey, { algorithm: '${algorithm}' }); return [jwt.decode(token, { complete: true }).header, jwt.verify(token, keys.rsa.publicKey), fails(() => jwt.verify(token, keys.otherRsa.publicKey))]`,
    ),
    `const token = jwt.sign({ iat: 1 }, keys.p256.privateKey, { algorithm: 'ES256' }); return [jwt.verify(token, keys.p256.publicKey), token.split('.')[2].length]`,
    `const token = jwt.sign({ iat: 1 }, keys.p384.privateKey, { algorithm: 'ES384' }); return jwt.verify(token, crypto.createPublicKey(keys.p384.publicKey), { algorithms: ['ES384'] })`,
    `await new Promise((resolve) => jwt.sign({ iat: 1 }, keys.rsa.privateKey, { algorithm: 'RS256' }, (error, token) => jwt.verify(token, (header, done) => done(null, keys.rsa.publicKey), (...given) => resolve(given))))`,
    `await new Promise((resolve) => jwt.verify('a.b.c', 'secret', (error) => resolve([error.name, error.message])))`,
    `fails(() => jwt.verify(jwt.sign({ exp: 1 }, 'secret'), 'secret'))`,
    `fails(() => jwt.verify(jwt.sign({ nbf: 99999999999 }, 'secret'), 'secret'))`,
    `fails(() => jwt.verify(jwt.sign({}, 'secret'), 'other'))`,
    `fails(() => jwt.verify(jwt.sign({}, 'secret', { audience: 'a' }), 'secret', { audience: 'b' }))`,
    `fails(() => jwt.verify(jwt.sign({}, keys.rsa.publicKey.slice(0, 20)), keys.rsa.publicKey, { algorithms: ['HS256'] }))`,
    `fails(() => jwt.sign({}, keys.p256.privateKey, { algorithm: 'RS256' }))`,
    `fails(() => jwt.sign({}, keys.p256.privateKey, { algorithm: 'ES384' }))`,
    `fails(() => jwt.sign({}, 'secret', { expiresIn: 'never' }))`,
    `fails(() => jwt.sign({}))`,
    `const { exp, iat } = jwt.decode(jwt.sign({}, 'secret', { expiresIn: '2h' })); return exp - iat`,
    `jwt.decode('nothing')`,
    `[jwt.JsonWebTokenError, jwt.TokenExpiredError, jwt.NotBeforeError].map((type) => type.name)`,
    `fails(() => jwt.verify(jwt.sign({}, '', { algorithm: 'none' }), '', { algorithms: ['none'] })) instanceof Object`,
    `fails(() => jwt.verify(jwt.sign({}, '', { algorithm: 'none' }), 'secret'))`,
    { throws: `jwt.verify('', 'secret')` },
    { throws: `jwt.sign({}, {}, { algorithm: 'RS256' })` },
  ],
  jwt,
);
