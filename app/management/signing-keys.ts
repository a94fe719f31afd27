import { X509Certificate } from 'node:crypto';

import { signingCertificate } from '#app/oidc/signing-certificate.ts';
import { revokeKey, rotateKeys } from '#app/oidc/signing-keys.ts';
import { listSigningKeys } from '#app/store/signing-keys.ts';
import type { SigningKey } from '#app/store/signing-keys.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { isUniqueViolation } from '#app/store/unique-violation.ts';

import { ManagementError } from './management-error.ts';

/** A signing key as an administrator sees it: without the key. */
export type ManagedSigningKey = Pick<SigningKey, 'kid' | 'status' | 'createdAt'>;

export async function listKeys(tenantId: string): Promise<ManagedSigningKey[]> {
  return (await listSigningKeys(tenantId)).map(managed);
}

/** `next` begins to sign; what `current` signed stays verifiable until the rotation after this one. */
export async function rotateSigningKeysOf(tenantId: string): Promise<ManagedSigningKey[]> {
  return (await rotateKeys(tenantId)).map(managed);
}

const managed = ({ kid, status, createdAt }: SigningKey): ManagedSigningKey => ({
  kid,
  status,
  createdAt,
});

/** A key with the certificate that clients of Auth0's look for. */
export type CertifiedKey = ManagedSigningKey & { certificate: string; fingerprint: string };

export async function listCertifiedKeys(tenant: Tenant): Promise<CertifiedKey[]> {
  return (await listSigningKeys(tenant.id)).map((key) => {
    const certificate = signingCertificate(key, tenant.name);
    return {
      ...managed(key),
      certificate,
      fingerprint: new X509Certificate(certificate).fingerprint,
    };
  });
}

export async function getCertifiedKey(tenant: Tenant, kid: string): Promise<CertifiedKey> {
  const key = (await listCertifiedKeys(tenant)).find((one) => one.kid === kid);
  if (key) return key;
  throw new ManagementError('key_not_found', `there is no signing key ${kid}`);
}

/**
 * Takes a key away: what it has signed is verified by nobody any more, from now on. In place of
 * `current` the next one signs. Refused with `key_changed` where somebody else moved it meanwhile.
 */
export async function revokeSigningKeyOf(tenant: Tenant, kid: string): Promise<CertifiedKey> {
  const key = await getCertifiedKey(tenant, kid);
  try {
    await revokeKey(tenant.id, key);
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new ManagementError(
      'key_changed',
      `${kid} was moved meanwhile; look at it and try again`,
    );
  }
  return key;
}
