import { create, logIn } from '#app/connections/own-database/people.ts';
import type { Found } from '#app/connections/own-database/people.ts';
import type { ScriptPlace } from '#app/connections/own-database/run-in-use.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { forgetUser } from '#app/store/forget-user.ts';
import {
  findDescribedUser,
  notePasswordProved,
  saveDescribedUser,
} from '#app/store/own-database-users.ts';
import type { Described } from '#app/store/own-database-users.ts';
import type { SignupProfile } from '#app/store/challenges.ts';
import type { FirstCredentials, Identifier, User } from '#app/store/users.ts';

type NewPerson = {
  identifier: Identifier;
  password: string | undefined;
  passkey: FirstCredentials['passkey'] | undefined;
  /** What was said about them besides. */
  profile: SignupProfile;
};

/**
 * Makes an account in a database of the tenant's own (reference 2.5): `create`, then, where there is
 * a password, `login`. A passkey is bound to the id that `create` answers with.
 */
export async function makeElsewhere(
  place: ScriptPlace & { tenant: { name: string } },
  clientId: string,
  person: NewPerson,
): Promise<{ ok: true; user: User } | Refused> {
  const { tenant, connection } = place;
  const { identifier, password, passkey } = person;
  const { userMetadata, ...profile } = person.profile;
  const created = await create(
    place,
    {
      client_id: clientId,
      tenant: tenant.name,
      connection: connection.name,
      ...profile,
      [scriptNames[identifier.kind]]: identifier.value,
      ...(password !== undefined && { password }),
      ...(userMetadata && { user_metadata: userMetadata }),
    },
    { mustDescribe: passkey !== undefined },
  );
  if (!created.ok) return created;
  const proved = await proveAnew(place, person, created);
  if (!proved.ok) return proved;
  const { described, told } = proved;
  // Some databases wait for somebody to let new people in.
  if (described?.isBlockedThere) return refuse('user_database_refused', { run: told });
  const beginning = described && (await beginAnew(tenant.id, connection.id, described, password));
  if (beginning && !beginning.ok) return beginning;
  const user = described && (await saveDescribedUser(tenant.id, connection.id, described, passkey));
  if (!user) return refuse('user_database_conflict', { run: told });
  if (password !== undefined) {
    const { providerUserId } = described;
    const typed = identifier.value;
    await notePasswordProved(tenant.id, connection.id, { providerUserId, typed });
  }
  return { ok: true, user };
}

/**
 * Whose id a new person gets is gone: databases give ids again, and some call people by their
 * address. What the other one left here must not sign in as the new one. Whoever is blocked stays
 * it. Without a password nothing but `create` has named the person, which is too little to take
 * anything away: `saveDescribedUser` then refuses.
 */
async function beginAnew(
  tenantId: string,
  connectionId: string,
  { providerUserId }: Described,
  password: string | undefined,
): Promise<{ ok: true } | Refused> {
  const former = await findDescribedUser(tenantId, connectionId, providerUserId);
  if (!former) return { ok: true };
  if (former.blocked) return refuse('identifier_taken', { userId: former.id, reason: 'blocked' });
  if (password !== undefined) await forgetUser(tenantId, former.id);
  return { ok: true };
}

/** Whoever has a password signs in with it, by which their database says who they are. */
async function proveAnew(
  place: ScriptPlace,
  { identifier, password }: NewPerson,
  created: Found,
): Promise<Found | Refused> {
  if (password === undefined) return created;
  const proved = await logIn(place, identifier.value, password);
  if (!proved.ok) {
    // Just made, and not let in: that is the scripts' mistake, not the person's.
    return refuse('user_database_failed', { ...proved.detail, afterwards: proved.code });
  }
  const asked = created.described?.providerUserId;
  const answered = proved.described.providerUserId;
  if (asked === undefined || asked === answered) return proved;
  return refuse('user_database_mismatch', { asked, answered, run: proved.told });
}

const scriptNames = { email: 'email', username: 'username', phoneNumber: 'phone_number' } as const;
