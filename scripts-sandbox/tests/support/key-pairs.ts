/** Keys made for a test, as PEM. */
import { generateKeyPairSync } from 'node:crypto';

const encodings = {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
} as const;

const rsa = (modulusLength = 2048) => generateKeyPairSync('rsa', { modulusLength, ...encodings });

const curve = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve, ...encodings });

export const keyPairs = () => ({
  rsa: rsa(),
  otherRsa: rsa(),
  p256: curve('prime256v1'),
  p384: curve('secp384r1'),
  ed25519: generateKeyPairSync('ed25519', encodings),
});
