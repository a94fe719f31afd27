/** Node's `crypto`, as far as scripts need it: the child computes, over Node's own. */
import { timingSafeEqual } from './compare.ts';
import { constants } from './constants.ts';
import { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from './derive.ts';
import { createHash, createHmac, getHashes, hash, Hash, Hmac } from './hashes.ts';
import { createPrivateKey, createPublicKey, createSecretKey, KeyObject } from './keys.ts';
import {
  getRandomValues,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
} from './random.ts';
import { createSign, createVerify, sign, Sign, verify, Verify } from './signatures.ts';
import { webcrypto } from './web-crypto.ts';

const { subtle } = webcrypto;

// Named one by one: packages take them so, and esbuild gives them the names.
export {
  constants,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  createSign,
  createVerify,
  getHashes,
  getRandomValues,
  Hash,
  hash,
  hkdf,
  hkdfSync,
  Hmac,
  KeyObject,
  pbkdf2,
  pbkdf2Sync,
  randomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
  scrypt,
  scryptSync,
  Sign,
  sign,
  subtle,
  timingSafeEqual,
  Verify,
  verify,
  webcrypto,
};
