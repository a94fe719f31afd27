/** All that the account page shows. */
import { listPasskeys, MAX_PASSKEYS_PER_USER } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import type { Domain } from '#app/store/tenants.ts';
import { findProvider } from '#app/webauthn/authenticator-providers.ts';

import type { Caller } from '../caller.ts';
import { passkeySignals } from '../passkey-signals.ts';
import type { Account, AccountCaller } from './account.ts';
import { listNewDevices } from './new-devices.ts';
import { listOwnSessions } from './sessions.ts';
import { mayRename } from './rename-user.ts';
import { findSilence } from './suggestions.ts';

export async function accountOverview(caller: AccountCaller, account: Account) {
  const { user, identifier, connection } = account;
  const { authentication_methods: methods, passkey_options: wishes } = connection.options;
  const [passkeys, sessions, silence, signals] = await Promise.all([
    listPasskeys(caller.site.tenant.id, user.id),
    listOwnSessions(caller, account),
    findSilence(caller, account),
    passkeySignals(caller, user.id),
  ]);
  return {
    identifier,
    name: user.name,
    mayRename: mayRename(account),
    signals,
    passkeys: passkeys.map((passkey) => shownPasskey(caller, passkey)),
    maxPasskeys: MAX_PASSKEYS_PER_USER,
    rpId: caller.site.domain.rpId,
    mayAdd: methods.passkey.enabled,
    /** Whether the page itself invites to create one, where there is none. */
    invites: wishes.enrollment_moments?.includes('account') ?? true,
    sessions: sessions.map(({ browserHash: _browserHash, ...session }) => session),
    newDevices: await listNewDevices(caller, account, sessions),
    silence: methods.passkey.enabled ? silence : null,
  };
}

/** A passkey as its owner is shown it: nothing of the key, and nothing that only machines read. */
function shownPasskey({ site }: Caller, passkey: StoredPasskey) {
  const { id, name, aaguid, rpId, backupEligible, createdAt, lastUsedAt, lastUsedOn } = passkey;
  return {
    id,
    name,
    provider: findProvider(aaguid) ?? null,
    /** Its provider may copy it to the person's other devices. */
    isSynced: backupEligible,
    rpId,
    place: placeOf(rpId, site.domain),
    createdAt,
    lastUsedAt,
    lastUsedOn,
  };
}

/** Where a passkey signs in: on this host, on it until a move is finished, or on another one. */
export type PasskeyPlace = 'here' | 'left_behind' | 'elsewhere';

function placeOf(rpId: string, domain: Domain): PasskeyPlace {
  if (rpId === domain.rpId) return 'here';
  return rpId === domain.previousRpId ? 'left_behind' : 'elsewhere';
}
