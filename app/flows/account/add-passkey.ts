/**
 * Adding a passkey to one's own account: on this device, on a phone or on a security key.
 *
 * 1. It needs a confirmation made for this, so that a browser left open gives nobody a way in.
 * 2. Whatever would refuse the passkey is looked at before a device makes one, and again when it is
 *    stored.
 */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';

import { relyingPartyOf } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { ofAccount } from './account.ts';
import type { Account } from './account.ts';
import { isConfirmed, takeConfirmation } from './confirm.ts';
import { countOwnPasskeys, offerOneMore, storeOneMore } from './one-more-passkey.ts';
import type { Registration } from './one-more-passkey.ts';
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
  const creationOptions = await offerOneMore(account, registrationOf(caller, account));
  return { ...allowed, creationOptions };
}

const registrationOf = (caller: Caller, account: Account): Registration => ({
  rp: relyingPartyOf(caller),
  binding: bindingOf(caller, account, purpose.act),
});

/** What stands in the way of a new passkey, before anybody is asked for anything. */
async function mayAdd(
  caller: Caller,
  account: Account,
): Promise<{ ok: true; count: number; max: number } | Refused> {
  const counted = await countOwnPasskeys(caller, account);
  if (!counted.ok) return counted;
  return (await isConfirmed(caller, account, purpose)) ? counted : refuse('confirmation_required');
}

export async function addPasskey(
  caller: Caller,
  account: Account,
  response: unknown,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const stored = await storeOneMore(caller, account, response, {
    ...registrationOf(caller, account),
    allow: () => mayAdd(caller, account),
    use: async () =>
      (await takeConfirmation(caller, account, purpose))
        ? { ok: true }
        : refuse('confirmation_required'),
  });
  if (stored.ok && stored.attachment === 'platform') {
    await notePasskeyOfDevice(caller, account, stored.passkey.id);
  }
  return stored;
}
