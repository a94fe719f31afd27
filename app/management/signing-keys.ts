import { rotateKeys } from '#app/oidc/signing-keys.ts';
import { listSigningKeys } from '#app/store/signing-keys.ts';
import type { SigningKey } from '#app/store/signing-keys.ts';

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
