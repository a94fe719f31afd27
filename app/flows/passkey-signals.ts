/**
 * What the keepers of a person's passkeys are told about them (WebAuthn L3 §5.1.10.4 and §5.1.10.5),
 * so that they drop passkeys that are gone and show current names.
 *
 * 1. It is for its owner alone: every caller has a session of theirs in this browser, or a sign-in
 *    that they have just proved in it.
 * 2. It says nothing but what its owner's keepers knew or may know. No handle is made for it.
 */
import { listPasskeys } from '#app/store/passkeys.ts';
import { listUserHandles } from '#app/store/user-handles.ts';
import { findIdentifier, findUser } from '#app/store/users.ts';
import { acceptedRpIds } from '#app/tenancy/site.ts';

import type { Caller } from './caller.ts';

/** All that is true of one person's passkeys under one RP ID. */
export type PasskeySignal = {
  rpId: string;
  /** The user handle, base64url. */
  userId: string;
  allAcceptedCredentialIds: string[];
  /** The same names that a new passkey would be given. */
  name: string;
  displayName: string;
};

/**
 * One signal for each RP ID of this domain under which the person has had a passkey, or has begun to
 * make one: that one may be left on a device, though it was never stored.
 */
export async function passkeySignals({ site }: Caller, userId: string): Promise<PasskeySignal[]> {
  const tenantId = site.tenant.id;
  const handles = await listUserHandles(tenantId, userId, acceptedRpIds(site.domain));
  if (handles.length === 0) return [];
  const [passkeys, user, known] = await Promise.all([
    listPasskeys(tenantId, userId),
    findUser(tenantId, userId),
    findIdentifier(tenantId, userId),
  ]);
  if (!user || user.blocked) return [];
  const name = known ?? user.id;
  return handles.map(({ rpId, handle }) => ({
    rpId,
    userId: handle,
    allAcceptedCredentialIds: passkeys
      .filter((passkey) => passkey.rpId === rpId)
      .map(({ credentialId }) => credentialId),
    name,
    displayName: user.name?.trim() || name,
  }));
}
