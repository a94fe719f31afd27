/** Node's crypto, lent to scripts. The guest's side is in `guest/modules/crypto`. */
import type { Capability, ImmediateCapability } from '../index.ts';
import {
  bcryptCompare,
  bcryptHash,
  hkdfNow,
  pbkdf2Later,
  pbkdf2Now,
  scryptLater,
  scryptNow,
} from './derive.ts';
import { digest, hashNames, hmac, random, randomInteger, uuid } from './hashes.ts';
import { exportKey, keepKey } from './keys.ts';
import { knowsSigning, signNow, verifyNow } from './signatures.ts';
import { askSubtle } from './subtle.ts';
import { telling, tellingNow } from './told-errors.ts';

export const cryptoCapabilities: Readonly<Record<string, Capability>> = {
  'crypto.pbkdf2': telling(pbkdf2Later),
  'crypto.scrypt': telling(scryptLater),
  'crypto.bcryptHash': telling(bcryptHash),
  'crypto.bcryptCompare': telling(bcryptCompare),
  'crypto.subtle': telling(askSubtle),
};

export const immediateCryptoCapabilities: Readonly<Record<string, ImmediateCapability>> = {
  'crypto.digest': tellingNow(digest),
  'crypto.hmac': tellingNow(hmac),
  'crypto.hashNames': tellingNow(hashNames),
  'crypto.random': tellingNow(random),
  'crypto.randomInt': tellingNow(randomInteger),
  'crypto.uuid': tellingNow(uuid),
  'crypto.pbkdf2': tellingNow(pbkdf2Now),
  'crypto.scrypt': tellingNow(scryptNow),
  'crypto.hkdf': tellingNow(hkdfNow),
  'crypto.key': tellingNow(keepKey),
  'crypto.exportKey': tellingNow(exportKey),
  'crypto.knowsSigning': tellingNow(knowsSigning),
  'crypto.sign': tellingNow(signNow),
  'crypto.verify': tellingNow(verifyNow),
};
