/** Passkeys of the signed-in person and of nobody else, and ceremonies with them. */
import type { Refused } from '#app/errors.ts';
import { findDevice, noteDevice } from '#app/store/devices.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { browserOf } from '#app/tenancy/browser-name.ts';
import { beginAuthentication, finishAuthentication } from '#app/webauthn/authentication.ts';
import { acceptedRpIds } from '#app/tenancy/site.ts';
import type { CeremonyBinding } from '#app/webauthn/relying-party.ts';

import { relyingPartyOf } from '../caller.ts';
import type { Caller } from '../caller.ts';
import type { RpIdChoice } from '../login/asked-rp-id.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { auditAct, ofAccount } from './account.ts';
import type { Account, PasskeyOwner } from './account.ts';

/** A challenge of the account page belongs to one act in one session of one browser. */
export const bindingOf = (
  { browserHash }: Caller,
  { session }: Account,
  act: string,
): CeremonyBinding => ({ purpose: `account:${session.id}:${act}`, browserHash });

/** The person's passkeys that can be used on this host. */
export async function listPasskeysHere({ site }: Caller, { user }: Account) {
  const passkeys = await listPasskeys(site.tenant.id, user.id);
  return passkeys.filter(({ rpId }) => acceptedRpIds(site.domain).includes(rpId));
}

/** One of the person's passkeys, for whichever host. */
export async function findOwnPasskey(
  { site }: Caller,
  { user }: PasskeyOwner,
  passkeyId: string,
): Promise<StoredPasskey | undefined> {
  const own = await listPasskeys(site.tenant.id, user.id);
  return own.find(({ id }) => id === passkeyId);
}

/**
 * Options for a ceremony in which only these passkeys can answer: those of one RP ID, because
 * browsers ask for one at a time. Where they are of two, `rpIds` says so, and `wish` which one a page
 * would like to ask with; otherwise it is that of this very device's passkey, if that is known, and
 * the domain's own comes before the one that it leaves.
 */
export async function askForPasskey(
  caller: Caller,
  account: Account,
  act: string,
  allowed: readonly StoredPasskey[],
  wish?: string,
) {
  const rp = relyingPartyOf(caller);
  const rpIds = await chooseAmong(caller, account, allowed, wish);
  const rpId = rpIds?.asked ?? allowed[0]?.rpId ?? rp.rpId;
  const requestOptions = await beginAuthentication(
    { ...rp, rpId },
    bindingOf(caller, account, act),
    allowed,
  );
  return { requestOptions, rpIds };
}

async function chooseAmong(
  { site, browserHash }: Caller,
  { user }: Account,
  allowed: readonly StoredPasskey[],
  wish: string | undefined,
): Promise<RpIdChoice | undefined> {
  const [first, second] = acceptedRpIds(site.domain).filter((rpId) =>
    allowed.some((passkey) => passkey.rpId === rpId),
  );
  if (first === undefined || second === undefined) return undefined;
  const device = await findDevice(site.tenant.id, browserHash, user.id);
  const onThisDevice = allowed.find(({ id }) => id === device?.platformPasskeyId);
  const asked = [wish, onThisDevice?.rpId].find((rpId) => rpId === first || rpId === second);
  return asked === second ? { asked: second, other: first } : { asked: first, other: second };
}

/**
 * Takes the answer. It has to come from one of the passkeys that were asked for: somebody else's
 * proves something about somebody else.
 */
export async function takePasskey(
  caller: Caller,
  account: Account,
  act: string,
  response: unknown,
  allowed: readonly StoredPasskey[],
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const taken = await provePasskey(caller, account, act, response, allowed);
  const { aaguid } = taken.ok ? taken.passkey : {};
  await notePasskeyStep(caller, {
    ...(taken.ok ? { step: 'used', aaguid } : { step: 'failed', error: taken.code }),
    ...ofAccount(account),
  });
  return taken;
}

async function provePasskey(
  caller: Caller,
  account: Account,
  act: string,
  response: unknown,
  allowed: readonly StoredPasskey[],
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const browser = browserOf(caller.userAgent).label;
  const finished = await finishAuthentication(
    relyingPartyOf(caller),
    bindingOf(caller, account, act),
    response,
    { usedOn: browser, allowed },
  );
  if (!finished.ok) return finished;
  const { passkey, attachment, counterWentBack, backupStateChanged } = finished;
  const details = { passkeyId: passkey.id };
  if (counterWentBack) {
    await auditAct(caller, account, { type: 'passkey_counter_went_back', details });
  }
  if (backupStateChanged) {
    await auditAct(caller, account, {
      type: 'passkey_backup_state_changed',
      details: { ...details, backedUp: passkey.backedUp },
    });
  }
  if (attachment === 'platform') await notePasskeyOfDevice(caller, account, passkey.id);
  return { ok: true, passkey };
}

/** This device has a passkey of its own: there is nothing to offer here any more. */
export const notePasskeyOfDevice = async (
  { site, browserHash, userAgent }: Caller,
  { user }: Account,
  platformPasskeyId: string,
): Promise<void> => {
  const { label: browser } = browserOf(userAgent);
  await noteDevice(site.tenant.id, { browserHash, userId: user.id, browser, platformPasskeyId });
};
