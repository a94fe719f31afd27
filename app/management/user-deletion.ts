import { findConnectionById } from '#app/connections/connection.ts';
import { bareUserId } from '#app/connections/own-database/contract.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { findById, remove } from '#app/connections/own-database/people.ts';
import type { ScriptPlace } from '#app/connections/own-database/run-in-use.ts';
import { forgetUser } from '#app/store/forget-user.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { findUserWithConnection } from '#app/store/users.ts';

import { ManagementError } from './management-error.ts';
import { findScriptFacts } from './script-facts.ts';

/** Who was deleted, and whether their tenant's own database has lost them too. */
export type DeletedUser = { id: string; email: string | null; alsoElsewhere: boolean };

/**
 * Deletes a user with their passkeys, sessions and choices. Whoever lives in a database of the
 * tenant's own is deleted there first, by its `delete` script; if that fails, nothing is deleted
 * here, unless their database is seen to know nobody of the id: it may have lost them before.
 * Applications that hold an access token keep it until it expires.
 */
export async function deleteUser(tenant: Tenant, userId: string): Promise<DeletedUser> {
  const found = await findUserWithConnection(tenant.id, userId);
  if (!found) throw new ManagementError('user_not_found', `there is no user ${userId}`);
  const connection = await findConnectionById(tenant.id, found.connectionId);
  const alsoElsewhere = connection !== undefined && homeOf(connection.options) === 'own_database';
  if (alsoElsewhere) {
    const place = { tenant, connection };
    const removed = await remove(place, bareUserId(userId));
    if (!removed.ok && !(await isGone(place, userId))) {
      throw new ManagementError(
        removed.code,
        `the delete script of ${connection.name} failed, so ${userId} is still there`,
        removed.detail,
      );
    }
  }
  await forgetUser(tenant.id, userId);
  return { id: userId, email: found.user.email, alsoElsewhere };
}

/** Only a script that is known to look people up by id can say so: others know nobody of that name. */
async function isGone(place: ScriptPlace, userId: string): Promise<boolean> {
  const { getUserLooksUpBoth } = await findScriptFacts(place.tenant.id, place.connection.id);
  if (!getUserLooksUpBoth) return false;
  const found = await findById(place, bareUserId(userId));
  return found.ok && found.described === null;
}
