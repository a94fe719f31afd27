import { parseTypedName } from '#app/flows/account/typed-name.ts';
import {
  deletePasskey,
  hasPasskeyCredential,
  insertPasskey,
  listPasskeys,
  MAX_PASSKEYS_PER_USER,
  renamePasskey,
} from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { listDomains } from '#app/store/tenants.ts';
import { keepUserHandle, listUserHandles } from '#app/store/user-handles.ts';
import { acceptedRpIds } from '#app/tenancy/site.ts';
import { findProvider, passkeyNameFor } from '#app/webauthn/authenticator-providers.ts';
import { offeredAlgorithm } from '#app/webauthn/credential-key.ts';

import { ManagementError } from './management-error.ts';
import { getUser } from './users.ts';

/** A passkey as an administrator sees it: everything but the key. */
export type ManagedPasskey = Omit<StoredPasskey, 'publicKey' | 'tenantId' | 'userId'>;

/** Who keeps a passkey, as far as its AAGUID tells: good for a name and a picture. */
export const providerOfPasskey = (aaguid: string) => findProvider(aaguid);

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

/** With what applications call the user under each RP ID. */
export async function listPasskeyFacts(
  tenantId: string,
  userId: string,
): Promise<{ passkey: StoredPasskey; userHandle: string | undefined }[]> {
  await getUser(tenantId, userId);
  const passkeys = await listPasskeys(tenantId, userId);
  const rpIds = [...new Set(passkeys.map(({ rpId }) => rpId))];
  const handles = rpIds.length > 0 ? await listUserHandles(tenantId, userId, rpIds) : [];
  const handleUnder = new Map(handles.map(({ rpId, handle }) => [rpId, handle]));
  return passkeys.map((passkey) => ({ passkey, userHandle: handleUnder.get(passkey.rpId) }));
}

export async function nameUsersPasskey(
  tenantId: string,
  userId: string,
  passkeyId: string,
  typed: string,
): Promise<void> {
  await getUser(tenantId, userId);
  const name = parseTypedName(typed);
  if (name === undefined) {
    throw new ManagementError('name_invalid', 'name: expected 1 to 120 characters');
  }
  if (await renamePasskey(tenantId, userId, passkeyId, name)) return;
  throw new ManagementError('passkey_not_found', `${userId} has no passkey ${passkeyId}`);
}

/** A passkey that was made elsewhere, for one of our RP IDs. */
export type PasskeyImport = {
  rpId: string;
  /** base64url */
  credentialId: string;
  /** A COSE key. */
  publicKey: Buffer;
  /** What the authenticator calls the user: base64url. */
  userHandle: string;
  backupEligible: boolean;
  backedUp: boolean;
  transports: string[];
  aaguid: string;
  name: string | undefined;
};

/**
 * Takes in a passkey of somebody who has moved here. Whether it verifies its user is seen when they
 * first use it. It opens nothing that the key it came with does not open.
 */
export async function importPasskey(
  tenantId: string,
  userId: string,
  { userHandle, name, ...passkey }: PasskeyImport,
): Promise<StoredPasskey> {
  await getUser(tenantId, userId);
  const { rpId, publicKey, credentialId } = passkey;
  const rpIds = new Set((await listDomains(tenantId)).flatMap(acceptedRpIds));
  if (!rpIds.has(rpId)) {
    throw new ManagementError(
      'passkey_refused',
      `relying_party_identifier: expected one of ${[...rpIds].join(', ')}`,
    );
  }
  const algorithm = algorithmOf(publicKey);
  if (algorithm === undefined) {
    throw new ManagementError(
      'passkey_refused',
      'public_key: expected a COSE key for EdDSA, ES256 or RS256',
    );
  }
  if (await hasPasskeyCredential(tenantId, rpId, credentialId)) throw alreadyThere();
  const handle = await keepUserHandle(tenantId, rpId, userId, userHandle);
  if (handle !== 'kept') {
    throw new ManagementError(
      'passkey_exists',
      handle === 'other'
        ? `user_handle: ${userId} is called otherwise under ${rpId}`
        : 'user_handle: somebody else is called so',
    );
  }
  const taken = (await listPasskeys(tenantId, userId)).map((owned) => owned.name);
  const stored = await insertPasskey(tenantId, userId, rpId, {
    ...{ credentialId, publicKey, algorithm, signCount: 0, userVerified: false },
    ...{ backupEligible: passkey.backupEligible, backedUp: passkey.backedUp },
    ...{ transports: passkey.transports, aaguid: passkey.aaguid },
    name: name ?? passkeyNameFor(passkey.aaguid, taken, new Date()),
  });
  if (stored.ok) return stored.passkey;
  if (stored.code === 'passkey_exists') throw alreadyThere();
  throw new ManagementError(stored.code, `${userId} has ${MAX_PASSKEYS_PER_USER} passkeys already`);
}

const alreadyThere = () =>
  new ManagementError('passkey_exists', 'key_id: this passkey is somebody’s already');

function algorithmOf(publicKey: Uint8Array): number | undefined {
  try {
    return offeredAlgorithm(publicKey);
  } catch {
    return undefined;
  }
}

const managed = ({
  publicKey: _publicKey,
  tenantId: _tenantId,
  userId: _userId,
  ...passkey
}: StoredPasskey): ManagedPasskey => passkey;
