/**
 * Somebody whom an administrator makes in a connection with scripts (reference 2.5).
 *
 * 1. Nobody of that address may be there already, wherever the connection's people live.
 * 2. Whom Create makes is known here by the id that it answers with, or that Get User answers with
 *    afterwards: nobody signs in for that.
 */
import { create, findByIdentifier } from '#app/connections/own-database/people.ts';
import type { Found } from '#app/connections/own-database/people.ts';
import { reasonOf } from '#app/connections/own-database/probe-look-ups.ts';
import type { ScriptPlace } from '#app/connections/own-database/run-in-use.ts';
import type { Refused } from '#app/errors.ts';
import { userIdOf } from '#app/ids.ts';
import { saveDescribedUser } from '#app/store/own-database-users.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { findUser } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';

import { ManagementError } from './management-error.ts';

type Place = ScriptPlace & { tenant: Tenant };

type NewPerson = {
  email: string;
  name: string | undefined;
  emailVerified: boolean;
  password: string | undefined;
};

/** What scripts are told instead of an application. */
const CLIENT_ID = 'management';

export async function makeUserElsewhere(place: Place, person: NewPerson): Promise<User> {
  const { tenant, connection } = place;
  const { email, name, emailVerified, password } = person;
  const created = await create(
    place,
    {
      ...{ client_id: CLIENT_ID, tenant: tenant.name, connection: connection.name, email },
      ...(password !== undefined && { password }),
      ...(name !== undefined && { name }),
      ...(emailVerified && { email_verified: true }),
    },
    { mustDescribe: false },
  );
  const { described } = accepted(created, place, 'create');
  const made = described ?? (await findMade(place, email));
  const { providerUserId } = made;
  const isTaken = (await findUser(tenant.id, userIdOf(providerUserId))) !== undefined;
  const user = isTaken ? undefined : await saveDescribedUser(tenant.id, connection.id, made);
  if (user) return user;
  throw new ManagementError(
    'user_database_conflict',
    `${email} was made with the user_id ${providerUserId}, which is somebody's here already`,
  );
}

/** Refuses with `user_exists` where Get User knows somebody of that address. */
export async function requireNobodyElsewhere(place: Place, email: string): Promise<void> {
  const found = await findByIdentifier(place, { kind: 'email', value: email });
  if (!accepted(found, place, 'get_user').described) return;
  const { name } = place.connection;
  throw new ManagementError('user_exists', `get_user of ${name} knows ${email} already`);
}

async function findMade(place: Place, email: string): Promise<NonNullable<Found['described']>> {
  const found = await findByIdentifier(place, { kind: 'email', value: email });
  const { described } = accepted(found, place, 'get_user');
  if (described) return described;
  throw new ManagementError(
    'user_database_failed',
    `create of ${place.connection.name} did not say whom it made, and get_user does not find ${email}`,
  );
}

function accepted(outcome: Found | Refused, { connection }: Place, script: string): Found {
  if (outcome.ok) return outcome;
  const { code, detail = {} } = outcome;
  const told = detail['run'] as Record<string, unknown>;
  throw new ManagementError(
    code === 'identifier_taken' ? 'user_exists' : code,
    code === 'identifier_taken'
      ? `create of ${connection.name} says that there is such a user already`
      : `${script} of ${connection.name}: ${reasonOf(told)}`,
    detail,
  );
}
