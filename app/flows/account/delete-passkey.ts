/**
 * Deleting one's own passkey.
 *
 * 1. It needs a confirmation made for this very passkey.
 * 2. The last way in stays: it is said before anybody confirms anything, costs no confirmation, and
 *    is decided by the statement that deletes.
 * 3. While a domain moves, a passkey of either RP ID is a way in. Who is left with one of the RP ID
 *    that it leaves is asked for a new one at every sign-in, and counts among those whom the end of
 *    the move would strand. Afterwards the other one is no way in any more, and can be deleted by
 *    whoever has one.
 */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { deletePasskeyUnlessLast, listPasskeys } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { hasPassword } from '#app/store/users.ts';
import { findProvider } from '#app/webauthn/authenticator-providers.ts';

import type { Caller } from '../caller.ts';
import { unlessInUse } from '../dead-passkey.ts';
import type { DeadPasskey } from '../dead-passkey.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { standInsFor } from '../stand-ins.ts';
import { auditAct, ofAccount } from './account.ts';
import type { Account, PasskeyOwner } from './account.ts';
import { isConfirmed, takeConfirmation } from './confirm.ts';
import { endDashboardElsewhere } from './end-dashboard-elsewhere.ts';
import { findOwnPasskey } from './own-passkey.ts';

const purposeOf = (passkeyId: string) => ({ act: 'delete_passkey', passkeyId }) as const;

const passwordCounts = ({ connection }: PasskeyOwner): boolean =>
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
  const standIns = await standInsFor(caller, passkey.rpId);
  const hasAnother = own.some(({ id, rpId }) => id !== passkey.id && standIns.includes(rpId));
  const mayUsePassword = passwordCounts(account) && (await hasPassword(tenantId, account.user.id));
  return {
    ...named(passkey),
    isLast: !hasAnother && !mayUsePassword,
    isConfirmed: await isConfirmed(caller, account, purposeOf(passkeyId)),
  };
}

export async function deleteOwnPasskey(
  caller: Caller,
  account: Account,
  passkeyId: string,
): Promise<({ ok: true } & DeletedPasskey) | Refused> {
  const confirmed = await useConfirmation(caller, account, passkeyId);
  const deleted = await deleteUnlessLast(caller, account, passkeyId, confirmed);
  if (!deleted.ok) return deleted;
  // A passkey that is given up may be in other hands, and so may be what it opened.
  await endDashboardElsewhere(caller, account);
  const { rpId, credentialId } = deleted.passkey;
  const dead = await unlessInUse({ rpId, credentialId });
  return { ok: true, ...named(deleted.passkey), dead };
}

/**
 * Deletes a passkey of somebody who may, unless it is their last way in, and notes what came of it.
 * `allowed` is what was decided before.
 */
export async function deleteUnlessLast(
  caller: Caller,
  owner: PasskeyOwner,
  passkeyId: string,
  allowed: { ok: true } | Refused,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const deleted = allowed.ok ? await deleteAllowed(caller, owner, passkeyId) : allowed;
  if (!deleted.ok) {
    const { code } = deleted;
    await auditAct(caller, owner, { type: 'passkey_not_deleted', code, details: { passkeyId } });
    return deleted;
  }
  const { aaguid, name } = deleted.passkey;
  await notePasskeyStep(caller, { step: 'deleted', aaguid, ...ofAccount(owner) });
  await auditAct(caller, owner, { type: 'passkey_deleted', details: { passkeyId, name } });
  return deleted;
}

async function deleteAllowed(
  caller: Caller,
  owner: PasskeyOwner,
  passkeyId: string,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const passkey = await findOwnPasskey(caller, owner, passkeyId);
  if (!passkey) return refuse('passkey_not_found');
  return deletePasskeyUnlessLast(caller.site.tenant.id, owner.user.id, passkeyId, {
    passwordCounts: passwordCounts(owner),
    standIns: await standInsFor(caller, passkey.rpId),
  });
}

async function useConfirmation(
  caller: Caller,
  account: Account,
  passkeyId: string,
): Promise<{ ok: true } | Refused> {
  const considered = await considerDeletion(caller, account, passkeyId);
  if (!considered) return refuse('passkey_not_found');
  if (considered.isLast) return refuse('last_way_in');
  const isTaken = await takeConfirmation(caller, account, purposeOf(passkeyId));
  return isTaken ? { ok: true } : refuse('confirmation_required');
}
