import { newToken } from '#app/ids.ts';
import { insertPasskey } from '#app/store/passkeys.ts';
import type { NewPasskey, StoredPasskey } from '#app/store/passkeys.ts';

/** A passkey as a registration leaves it, with a key that signs nothing. */
export const newPasskey = (change: Partial<NewPasskey> = {}): NewPasskey => ({
  credentialId: newToken(),
  publicKey: Buffer.from([1, 2, 3]),
  algorithm: -7,
  signCount: 0,
  userVerified: true,
  backupEligible: true,
  backedUp: true,
  transports: ['internal', 'hybrid'],
  aaguid: '00000000-0000-0000-0000-000000000000',
  name: 'Passkey',
  ...change,
});

/** Stores one for a user. */
export async function passkeyOf(
  tenantId: string,
  userId: string,
  change: Partial<NewPasskey> = {},
): Promise<StoredPasskey> {
  const inserted = await insertPasskey(tenantId, userId, 'localhost', newPasskey(change));
  if (!inserted.ok) throw new Error(inserted.code);
  return inserted.passkey;
}
