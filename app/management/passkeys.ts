import { deletePasskey, listPasskeys } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';

import { ManagementError } from './management-error.ts';
import { getUser } from './users.ts';

/** A passkey as an administrator sees it: everything but the key. */
export type ManagedPasskey = Omit<StoredPasskey, 'publicKey' | 'tenantId' | 'userId'>;

/** A user's passkeys under every RP ID, the oldest first. */
export async function listPasskeysOfUser(
  tenantId: string,
  userId: string,
): Promise<ManagedPasskey[]> {
  await getUser(tenantId, userId);
  return (await listPasskeys(tenantId, userId)).map(managed);
}

/** Forgets a passkey: nobody can sign in with it again. */
export async function removePasskey(
  tenantId: string,
  userId: string,
  passkeyId: string,
): Promise<ManagedPasskey> {
  await getUser(tenantId, userId);
  const removed = await deletePasskey(tenantId, userId, passkeyId);
  if (!removed) {
    throw new ManagementError('passkey_not_found', `${userId} has no passkey ${passkeyId}`);
  }
  return managed(removed);
}

const managed = ({
  publicKey: _publicKey,
  tenantId: _tenantId,
  userId: _userId,
  ...passkey
}: StoredPasskey): ManagedPasskey => passkey;
