import { createHash } from 'node:crypto';

/** The fixed part of authenticator data (WebAuthn L3 §6.1). */
export type AuthenticatorFacts = {
  rpIdHash: Buffer;
  userPresent: boolean;
  userVerified: boolean;
  backupEligible: boolean;
  backedUp: boolean;
  signCount: number;
};

/** Reads the first 37 bytes; undefined where there are fewer. What follows is the library's to read. */
export function readAuthenticatorData(data: Uint8Array): AuthenticatorFacts | undefined {
  if (data.byteLength < 37) return undefined;
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const flags = bytes.readUInt8(32);
  return {
    rpIdHash: bytes.subarray(0, 32),
    userPresent: (flags & 0x01) !== 0,
    userVerified: (flags & 0x04) !== 0,
    backupEligible: (flags & 0x08) !== 0,
    backedUp: (flags & 0x10) !== 0,
    signCount: bytes.readUInt32BE(33),
  };
}

/** Whether the authenticator signed for this RP ID. */
export const isForRpId = (facts: AuthenticatorFacts, rpId: string): boolean =>
  createHash('sha256').update(rpId).digest().equals(facts.rpIdHash);
