/**
 * Adding a passkey to one's own account: on this device, on a phone or on a security key.
 *
 * 1. It needs a confirmation made for this, so that a browser left open gives nobody a way in.
 * 2. Whatever would refuse the passkey is looked at before a device makes one, and again when it is
 *    stored.
 */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { countPasskeys, insertPasskey, MAX_PASSKEYS_PER_USER } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';

import { relyingPartyOf } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { auditAct, ofAccount } from './account.ts';
import type { Account } from './account.ts';
import { isConfirmed, takeConfirmation } from './confirm.ts';
import { bindingOf, notePasskeyOfDevice } from './own-passkey.ts';

const purpose = { act: 'add_passkey' } as const;

/** The same as `offerNewPasskey`, for a page that the person has just opened. */
export async function openNewPasskey(caller: Caller, account: Account) {
  const offer = await offerNewPasskey(caller, account);
  if (offer.ok) await notePasskeyStep(caller, { step: 'offered', ...ofAccount(account) });
  return offer;
}

/** Options to create a passkey with, and how many there are already. */
export async function offerNewPasskey(caller: Caller, account: Account) {
  const allowed = await mayAdd(caller, account);
  if (!allowed.ok) return allowed;
  const { user, identifier } = account;
  const creationOptions = await beginRegistration(
    relyingPartyOf(caller),
    bindingOf(caller, account, purpose.act),
    {
      userId: user.id,
      identifier,
      connectionId: null,
      displayName: user.name ?? identifier,
    },
  );
  return { ...allowed, creationOptions };
}

/** What stands in the way of a new passkey, before anybody is asked for anything. */
async function mayAdd(
  caller: Caller,
  account: Account,
): Promise<{ ok: true; count: number; max: number } | Refused> {
  const { passkey } = account.connection.options.authentication_methods;
  if (!passkey.enabled) return refuse('passkey_disabled');
  const { site } = caller;
  const { all } = await countPasskeys(site.tenant.id, account.user.id, site.domain.rpId);
  if (all >= MAX_PASSKEYS_PER_USER) return refuse('too_many_passkeys');
  if (!(await isConfirmed(caller, account, purpose))) return refuse('confirmation_required');
  return { ok: true, count: all, max: MAX_PASSKEYS_PER_USER };
}

export async function addPasskey(
  caller: Caller,
  account: Account,
  response: unknown,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const added = await storePasskey(caller, account, response);
  if (!added.ok) {
    const { code, detail } = added;
    await notePasskeyStep(caller, { step: 'failed', error: code, ...ofAccount(account) });
    await auditAct(caller, account, { type: 'passkey_not_added', code, details: detail ?? {} });
    return added;
  }
  const { id: passkeyId, aaguid } = added.passkey;
  await notePasskeyStep(caller, { step: 'created', aaguid, ...ofAccount(account) });
  await auditAct(caller, account, {
    type: 'gd_enrollment_complete',
    details: { authenticator: { type: 'passkey' }, passkeyId },
  });
  return added;
}

async function storePasskey(
  caller: Caller,
  account: Account,
  response: unknown,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const allowed = await mayAdd(caller, account);
  if (!allowed.ok) return allowed;
  const { user, connection } = account;
  const rp = relyingPartyOf(caller);
  const finished = await finishRegistration(rp, bindingOf(caller, account, purpose.act), response, {
    deviceBoundOnly: connection.options.passkey_options.synced_passkeys === 'block',
  });
  if (!finished.ok) return finished;
  if (finished.subject.userId !== user.id) {
    return refuse('passkey_challenge_mismatch', { which: 'subject' });
  }
  if (!(await takeConfirmation(caller, account, purpose))) return refuse('confirmation_required');
  const stored = await insertPasskey(rp.tenantId, user.id, finished.rpId, finished.passkey);
  if (stored.ok && finished.attachment === 'platform') {
    await notePasskeyOfDevice(caller, account, stored.passkey.id);
  }
  return stored;
}
