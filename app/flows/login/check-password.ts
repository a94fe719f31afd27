/**
 * Whose password it is, wherever the people of a connection live.
 *
 * 1. Where we keep the password, every wrong answer costs one hash, whatever was wrong.
 * 2. Whoever is blocked, here or in their own database, is told after the right password only.
 * 3. Somebody who moves here brings the id, the address and the password that their own database has
 *    just confirmed, and both its scripts must have named the same person.
 */
import type { Connection } from '#app/connections/connection.ts';
import { parseIdentifier } from '#app/connections/identifier.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { findByIdentifier, logIn } from '#app/connections/own-database/people.ts';
import type { ScriptPlace } from '#app/connections/own-database/run-in-use.ts';
import { hashPassword, verifyPassword } from '#app/credentials/password.ts';
import { refuse } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import {
  findDescribedUser,
  notePasswordProved,
  saveDescribedUser,
  saveMovedUser,
} from '#app/store/own-database-users.ts';
import { userIdOf } from '#app/ids.ts';
import { findPasswordHash, replacePasswordHash } from '#app/store/password-hashes.ts';
import { findUserForPassword } from '#app/store/users.ts';
import type { Identifier, User, UserForPassword } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';

type Proved = { ok: true; userId: string };

/** A password that somebody signs in with. */
export async function checkPassword(
  caller: Caller,
  connection: Connection,
  identifier: Identifier,
  password: string,
): Promise<Proved | Refused> {
  const { tenant } = caller.site;
  const place = { tenant, connection };
  const home = homeOf(connection.options);
  if (home === 'own_database') return checkElsewhere(place, identifier.value, password);
  const known = await findUserForPassword(tenant.id, connection.id, identifier);
  if (home === 'here' || known) return checkHere(tenant.id, known, password);
  return moveHere(place, identifier, password);
}

/** The password of somebody who is signed in already. */
export async function checkOwnPassword(
  { site }: Caller,
  { user, identifier, connection }: { user: User; identifier: string; connection: Connection },
  password: string,
): Promise<Proved | Refused> {
  const { tenant } = site;
  const place = { tenant, connection };
  const home = homeOf(connection.options);
  if (home === 'own_database') return checkElsewhere(place, identifier, password, user.id);
  const passwordHash = await findPasswordHash(tenant.id, user.id);
  const typed = parseIdentifier(identifier);
  // Somebody who signed in before people were to move here, and has not moved yet.
  if (home === 'moving_here' && passwordHash === null && typed) {
    const proved = await moveHere(place, typed, password);
    if (!proved.ok || proved.userId === user.id) return proved;
    return refuse('user_database_mismatch', { asked: user.id, answered: proved.userId });
  }
  return checkHere(tenant.id, { user, passwordHash }, password);
}

async function checkHere(
  tenantId: string,
  known: UserForPassword | undefined,
  password: string,
): Promise<Proved | Refused> {
  const verified = await verifyPassword(password, known?.passwordHash ?? null);
  if (!verified.ok) return verified;
  const refusal = refusalOf(known, verified.verified);
  if (!known || refusal) return refuse(refusal ?? 'user_not_found', { userId: known?.user.id });
  if (verified.rehash && known.passwordHash) {
    await replacePasswordHash(tenantId, known.user.id, verified.rehash, known.passwordHash);
  }
  return { ok: true, userId: known.user.id };
}

function refusalOf(known: UserForPassword | undefined, verified: boolean): ErrorCode | undefined {
  if (!known) return 'user_not_found';
  if (!known.passwordHash) return 'no_password';
  if (!verified) return 'wrong_password';
  return known.user.blocked ? 'user_blocked' : undefined;
}

/** `only`: the user whose password it has to be, where that is settled. Nobody else is kept then. */
async function checkElsewhere(
  place: ScriptPlace,
  typed: string,
  password: string,
  only?: string,
): Promise<Proved | Refused> {
  const { tenant, connection } = place;
  const proved = await logIn(place, typed, password);
  if (!proved.ok) return proved;
  const { described, told } = proved;
  const answered = userIdOf(described.providerUserId);
  if (only !== undefined && answered !== only) {
    return refuse('user_database_mismatch', { asked: only, answered, run: told });
  }
  if (described.isBlockedThere) return refuse('user_blocked', { run: told });
  const user = await saveDescribedUser(tenant.id, connection.id, described);
  if (!user) return refuse('user_database_conflict', { run: told });
  if (user.blocked) return refuse('user_blocked', { userId: user.id });
  const { providerUserId } = described;
  await notePasswordProved(tenant.id, connection.id, { providerUserId, typed });
  return { ok: true, userId: user.id };
}

async function moveHere(
  place: ScriptPlace,
  identifier: Identifier,
  password: string,
): Promise<Proved | Refused> {
  const { tenant, connection } = place;
  const found = await findByIdentifier(place, identifier);
  if (!found.ok) return found;
  if (!found.described) return checkHere(tenant.id, undefined, password);
  const { providerUserId } = found.described;
  // Here by now, and found by another name: a password that was changed since is changed here only.
  const moved = await findMoved(tenant.id, connection.id, providerUserId);
  if (moved) return checkHere(tenant.id, moved, password);
  const proved = await logIn(place, identifier.value, password);
  if (!proved.ok) return proved;
  const { described, told } = proved;
  if (described.providerUserId !== providerUserId) {
    const answered = described.providerUserId;
    return refuse('user_database_mismatch', { asked: providerUserId, answered, run: told });
  }
  if (described.isBlockedThere) return refuse('user_blocked', { run: told });
  const hashed = await hashPassword(password);
  if (!hashed.ok) return hashed;
  const passwordHash = hashed.hash;
  const settled = { typed: identifier, passwordHash };
  const user = await saveMovedUser(tenant.id, connection.id, described, settled);
  if (user?.blocked) return refuse('user_blocked', { userId: user.id });
  if (user) return { ok: true, userId: user.id };
  // The same person a moment ago in another window, or else somebody of that name.
  const known = await findMoved(tenant.id, connection.id, providerUserId);
  if (!known) return refuse('user_database_conflict', { run: told });
  return checkHere(tenant.id, known, password);
}

/** Somebody of a tenant's own database whose password is kept here by now. */
async function findMoved(
  tenantId: string,
  connectionId: string,
  providerUserId: string,
): Promise<UserForPassword | undefined> {
  const user = await findDescribedUser(tenantId, connectionId, providerUserId);
  const passwordHash = user ? await findPasswordHash(tenantId, user.id) : null;
  return user && passwordHash !== null ? { user, passwordHash } : undefined;
}
