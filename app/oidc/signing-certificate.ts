/**
 * A signing key as a certificate (RFC 5280), for clients of Auth0's that want one. It is signed with
 * the key itself and vouches for nothing; of the same key it is always the same.
 */
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { JsonWebKey } from 'node:crypto';

import type { SigningKey } from '#app/store/signing-keys.ts';

const VALID_YEARS = 10;

const [INTEGER, BIT_STRING, NULL, OID, UTF8_STRING, UTC_TIME, GENERALIZED_TIME] = [
  0x02, 0x03, 0x05, 0x06, 0x0c, 0x17, 0x18,
] as const;
const [SEQUENCE, SET, EXPLICIT_0] = [0x30, 0x31, 0xa0] as const;

const sha256WithRsa = Buffer.from('2a864886f70d01010b', 'hex');
const commonNameType = Buffer.from('550403', 'hex');

/** In PEM. `commonName` says whose key it is. */
export function signingCertificate(
  { kid, privateJwk, createdAt }: SigningKey,
  commonName: string,
): string {
  const key = createPrivateKey({ key: JSON.parse(privateJwk) as JsonWebKey, format: 'jwk' });
  const until = new Date(createdAt);
  until.setUTCFullYear(until.getUTCFullYear() + VALID_YEARS);
  const algorithm = der(SEQUENCE, der(OID, sha256WithRsa), der(NULL));
  const name = der(
    SEQUENCE,
    der(SET, der(SEQUENCE, der(OID, commonNameType), der(UTF8_STRING, Buffer.from(commonName)))),
  );
  const content = der(
    SEQUENCE,
    der(EXPLICIT_0, der(INTEGER, Buffer.from([2]))),
    der(INTEGER, serialOf(kid)),
    algorithm,
    name,
    der(SEQUENCE, time(createdAt), time(until)),
    name,
    createPublicKey(key).export({ type: 'spki', format: 'der' }),
  );
  const signature = Buffer.concat([Buffer.from([0]), sign('sha256', content, key)]);
  const whole = der(SEQUENCE, content, algorithm, der(BIT_STRING, signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** A positive number, in the fewest bytes that say so. */
function serialOf(kid: string): Buffer {
  const serial = createHash('sha256').update(kid).digest().subarray(0, 16);
  serial.writeUInt8((serial.readUInt8(0) & 0x3f) | 0x40, 0);
  return serial;
}

function time(at: Date): Buffer {
  const text = at.toISOString().replace(/\.\d+|[-:T]/g, '');
  return at.getUTCFullYear() < 2050
    ? der(UTC_TIME, Buffer.from(text.slice(2)))
    : der(GENERALIZED_TIME, Buffer.from(text));
}

function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  return length < 0x100
    ? Buffer.from([0x81, length])
    : Buffer.from([0x82, length >> 8, length & 0xff]);
}
