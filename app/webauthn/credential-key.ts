import { decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';

import { passkeyPolicy } from './policy.ts';

// COSE key parameters (RFC 9052 §7, RFC 9053 §7) and the values that our algorithms need.
const KTY = 1;
const ALG = 3;
const CRV = -1;
const X = -2;
const Y = -3;
const N = -1;

/**
 * The algorithm of a new credential's COSE key, or undefined where it is not one that was offered
 * or the key does not fit it (WebAuthn L3 §5.8.5: ES256 means P-256 with both coordinates, EdDSA
 * means Ed25519). RSA needs 2,048 bits. Without attestation nobody else has looked at the key.
 */
export function offeredAlgorithm(publicKey: Uint8Array): number | undefined {
  const key = decodeCredentialPublicKey(new Uint8Array(publicKey)) as unknown;
  if (!(key instanceof Map)) return undefined;
  const bytes = (label: number): number => {
    const value: unknown = key.get(label);
    return value instanceof Uint8Array ? value.byteLength : 0;
  };
  const fits: Record<number, boolean> = {
    [-8]: key.get(KTY) === 1 && key.get(CRV) === 6 && bytes(X) === 32,
    [-7]: key.get(KTY) === 2 && key.get(CRV) === 1 && bytes(X) === 32 && bytes(Y) === 32,
    [-257]: key.get(KTY) === 3 && bytes(N) >= 256,
  };
  return passkeyPolicy.algorithms.find((offered) => key.get(ALG) === offered && fits[offered]);
}
