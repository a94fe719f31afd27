import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';

import { expect, it } from 'vitest';

import { signingCertificate } from './signing-certificate.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyOf = (createdAt: string) => ({
  ...{ kid: 'key-1', status: 'current' as const, createdAt: new Date(createdAt) },
  privateJwk: JSON.stringify(privateKey.export({ format: 'jwk' })),
});

it.each([
  ['2026-03-01T12:30:05.000Z', 'Mar  1 12:30:05 2026 GMT', 'Mar  1 12:30:05 2036 GMT'],
  ['2045-03-01T12:30:05.000Z', 'Mar  1 12:30:05 2045 GMT', 'Mar  1 12:30:05 2055 GMT'],
])('a key of %s is a certificate that its own key has signed', (createdAt, from, until) => {
  const pem = signingCertificate(keyOf(createdAt), 'Acmé');
  const certificate = new X509Certificate(pem);
  expect(certificate.subject).toBe('CN=Acmé');
  expect(certificate.issuer).toBe('CN=Acmé');
  expect([certificate.validFrom, certificate.validTo]).toEqual([from, until]);
  expect(certificate.verify(createPublicKey(privateKey))).toBe(true);
  expect(certificate.publicKey.export({ format: 'jwk' })).toEqual(
    createPublicKey(privateKey).export({ format: 'jwk' }),
  );
});

it('is the same each time', () => {
  const key = keyOf('2026-03-01T12:30:05.000Z');
  expect(signingCertificate(key, 'Acme')).toBe(signingCertificate(key, 'Acme'));
  const other = { ...key, kid: 'key-2' };
  expect(signingCertificate(other, 'Acme')).not.toBe(signingCertificate(key, 'Acme'));
});
