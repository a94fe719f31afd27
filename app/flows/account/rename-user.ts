/** What a person is called: in the applications that they sign in to, and by their passkeys' keepers. */
import { homeOf } from '#app/connections/own-database/home.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { setUserName } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';
import { auditAct } from './account.ts';
import type { Account } from './account.ts';
import { parseTypedName } from './typed-name.ts';

/** What somebody is called in their tenant's own database is that database's business. */
export const mayRename = ({ connection }: Pick<Account, 'connection'>): boolean =>
  homeOf(connection.options) !== 'own_database';

export async function renameSelf(
  caller: Caller,
  account: Account,
  typed: string,
): Promise<{ ok: true } | Refused> {
  if (!mayRename(account)) return refuse('not_found');
  const name = parseTypedName(typed);
  if (name === undefined) return refuse('user_name_invalid');
  const renamed = await setUserName(caller.site.tenant.id, account.user.id, name);
  if (!renamed) return refuse('user_not_found');
  await auditAct(caller, account, { type: 'user_renamed' });
  return { ok: true };
}
