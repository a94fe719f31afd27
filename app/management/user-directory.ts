/** The people of a tenant, as administrators look for them. */
import { countUsers, listIdentities, searchUsers } from '#app/store/user-search.ts';
import type {
  AccountIdentity,
  UserCondition,
  UserOrder,
  UserSlice,
} from '#app/store/user-search.ts';
import { listUsersByEmail } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';

import { userQuery } from './search/user-query.ts';
import { getUser } from './users.ts';

/** A user with what they are called in their connection. */
export type Person = { user: User; identities: AccountIdentity[] };

export type { UserOrder, UserSlice };

export type PeopleQuery = { q?: string | undefined; connection?: string | undefined };

/** @throws ManagementError `search_query_invalid` */
export async function findPeople(
  tenantId: string,
  query: PeopleQuery,
  slice: UserSlice,
): Promise<Person[]> {
  return withIdentities(tenantId, await searchUsers(tenantId, conditionIn(query), slice));
}

export const countPeople = (tenantId: string, query: PeopleQuery): Promise<number> =>
  countUsers(tenantId, conditionIn(query));

/** Several connections may each know somebody of an address; a database may write it with capitals. */
export const findPeopleByEmail = async (tenantId: string, email: string): Promise<Person[]> =>
  withIdentities(
    tenantId,
    await listUsersByEmail(tenantId, [...new Set([email, email.toLowerCase()])]),
  );

export async function getPerson(tenantId: string, userId: string): Promise<Person> {
  const user = await getUser(tenantId, userId);
  return { user, identities: await listIdentities(tenantId, [userId]) };
}

function conditionIn({ q, connection }: PeopleQuery): UserCondition | undefined {
  const of: UserCondition[] = [
    ...(q === undefined || q.trim() === '' || q.trim() === '*' ? [] : [userQuery(q)]),
    ...(connection === undefined
      ? []
      : [{ kind: 'equals' as const, field: 'connection' as const, value: connection }]),
  ];
  return of.length === 0 ? undefined : { kind: 'and', of };
}

async function withIdentities(tenantId: string, users: readonly User[]): Promise<Person[]> {
  const known = await listIdentities(
    tenantId,
    users.map(({ id }) => id),
  );
  return users.map((user) => ({
    user,
    identities: known.filter(({ userId }) => userId === user.id),
  }));
}
