/**
 * Deleting one's own passkey.
 *
 * 1. It needs a confirmation made for this very passkey.
 * 2. The last way in stays: it is said before anybody confirms anything, costs no confirmation, and
 *    is decided by the statement that deletes.
 * 3. While a domain moves, a passkey of either RP ID is a way in. Who is left with one of the RP ID
 *    that it leaves is asked for a new one at every sign-in, and counts among those whom the end of
 *    the move would strand.
 */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { deletePasskeyUnlessLast, listPasskeys } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { findPasswordHash } from '#app/store/password-hashes.ts';
import { acceptedRpIds, opensSameDoor } from '#app/tenancy/site.ts';
import { findProvider } from '#app/webauthn/authenticator-providers.ts';

import type { Caller } from '../caller.ts';
import { unlessInUse } from '../dead-passkey.ts';
import type { DeadPasskey } from '../dead-passkey.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { auditAct, ofAccount } from './account.ts';
import type { Account } from './account.ts';
import { isConfirmed, takeConfirmation } from './confirm.ts';

const purposeOf = (passkeyId: string) => ({ act: 'delete_passkey', passkeyId }) as const;

const passwordCounts = ({ connection }: Account): boolean =>
  connection.options.authentication_methods.password.enabled;

/** A passkey as the pages about its end name it. */
type Named = { name: string; providerName: string | null; host: string };

/** `dead` is what its provider may forget: nobody has that credential any more. */
export type DeletedPasskey = Named & { dead: DeadPasskey | null };

const named = ({ name, aaguid, rpId }: StoredPasskey): Named => ({
  name,
  providerName: findProvider(aaguid)?.name ?? null,
  host: rpId,
});

/** What deleting a passkey would mean; undefined where the person has no such passkey. */
export async function considerDeletion(
  caller: Caller,
  account: Account,
  passkeyId: string,
): Promise<(Named & { isLast: boolean; isConfirmed: boolean }) | undefined> {
  const tenantId = caller.site.tenant.id;
  const own = await listPasskeys(tenantId, account.user.id);
  const passkey = own.find(({ id }) => id === passkeyId);
  if (!passkey) return undefined;
  const { domain } = caller.site;
  const hasAnother = own.some(
    ({ id, rpId }) => id !== passkey.id && opensSameDoor(domain, rpId, passkey.rpId),
  );
  const hasPassword =
    passwordCounts(account) && (await findPasswordHash(tenantId, account.user.id)) !== null;
  return {
    ...named(passkey),
    isLast: !hasAnother && !hasPassword,
    isConfirmed: await isConfirmed(caller, account, purposeOf(passkeyId)),
  };
}

export async function deleteOwnPasskey(
  caller: Caller,
  account: Account,
  passkeyId: string,
): Promise<({ ok: true } & DeletedPasskey) | Refused> {
  const deleted = await deleteConfirmed(caller, account, passkeyId);
  if (!deleted.ok) {
    const { code } = deleted;
    await auditAct(caller, account, { type: 'passkey_not_deleted', code, details: { passkeyId } });
    return deleted;
  }
  const { aaguid, rpId, credentialId, name } = deleted.passkey;
  await notePasskeyStep(caller, { step: 'deleted', aaguid, ...ofAccount(account) });
  await auditAct(caller, account, { type: 'passkey_deleted', details: { passkeyId, name } });
  const dead = await unlessInUse({ rpId, credentialId });
  return { ok: true, ...named(deleted.passkey), dead };
}

async function deleteConfirmed(
  caller: Caller,
  account: Account,
  passkeyId: string,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const considered = await considerDeletion(caller, account, passkeyId);
  if (!considered) return refuse('passkey_not_found');
  if (considered.isLast) return refuse('last_way_in');
  if (!(await takeConfirmation(caller, account, purposeOf(passkeyId)))) {
    return refuse('confirmation_required');
  }
  return deletePasskeyUnlessLast(caller.site.tenant.id, account.user.id, passkeyId, {
    passwordCounts: passwordCounts(account),
    rpIds: acceptedRpIds(caller.site.domain),
  });
}
