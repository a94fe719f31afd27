/**
 * Whether somebody whose passkey was right still lives in their tenant's own database, under the id
 * that the passkey is bound to.
 */
import type { Connection } from '#app/connections/connection.ts';
import { bareUserId } from '#app/connections/own-database/contract.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { findById } from '#app/connections/own-database/people.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { saveDescribedUser } from '#app/store/own-database-users.ts';
import type { User } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';

/**
 * The user, as their database describes them now. Refuses with `passkey_not_accepted` where it knows
 * nobody of the id, with `user_blocked` where it keeps them out, with `user_database_mismatch` where it names somebody else, and like every
 * script with `user_database_*`.
 */
export async function requireStillThere(
  { site }: Caller,
  connection: Connection,
  user: User,
): Promise<{ ok: true; user: User } | Refused> {
  if (homeOf(connection.options) !== 'own_database') return { ok: true, user };
  const { tenant } = site;
  const found = await findById({ tenant, connection }, bareUserId(user.id));
  if (!found.ok) return { ...found, detail: { ...found.detail, userId: user.id } };
  const { described, told } = found;
  if (!described) {
    const reason = 'not in the own database';
    return refuse('passkey_not_accepted', { userId: user.id, reason, run: told });
  }
  if (described.isBlockedThere) return refuse('user_blocked', { userId: user.id, run: told });
  const saved = await saveDescribedUser(tenant.id, connection.id, described);
  if (saved) return { ok: true, user: saved };
  return refuse('user_database_conflict', { userId: user.id, run: told });
}
