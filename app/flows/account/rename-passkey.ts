import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { renamePasskey } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';

import type { Caller } from '../caller.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { auditAct, ofAccount } from './account.ts';
import type { PasskeyOwner } from './account.ts';
import { parseTypedName } from './typed-name.ts';

export async function renameOwnPasskey(
  caller: Caller,
  owner: PasskeyOwner,
  passkeyId: string,
  typed: string,
): Promise<{ ok: true; passkey: StoredPasskey } | Refused> {
  const name = parseTypedName(typed);
  if (name === undefined) return refuse('passkey_name_invalid');
  const passkey = await renamePasskey(caller.site.tenant.id, owner.user.id, passkeyId, name);
  if (!passkey) return refuse('passkey_not_found');
  const { aaguid } = passkey;
  await notePasskeyStep(caller, { step: 'renamed', aaguid, ...ofAccount(owner) });
  await auditAct(caller, owner, { type: 'passkey_renamed', details: { passkeyId, name } });
  return { ok: true, passkey };
}
