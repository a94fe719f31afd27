/** Finding people of a tenant by what is known of them. */
import { and, asc, count, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';

import { db } from '#db';
import type { AnyColumn } from '#db/columns.ts';
import { engine } from '#db/engine.ts';
import { connections, identities, passwordHashes, users } from '#db/schema/index.ts';

import { conditionSql } from './search-condition.ts';
import type { SearchCondition, SearchFields } from './search-condition.ts';
import { isPerson } from './users.ts';
import type { User } from './users.ts';

export type UserField = keyof typeof ownColumns | 'username' | 'phone_number' | 'connection';
export type UserCondition = SearchCondition<UserField>;

/** Of the user's own row; the rest is in their identity. */
const ownColumns = {
  user_id: users.id,
  email: users.email,
  email_verified: users.emailVerified,
  name: users.name,
  nickname: users.nickname,
  blocked: users.blocked,
  logins_count: users.loginsCount,
  last_login: users.lastLoginAt,
  last_ip: users.lastIp,
  created_at: users.createdAt,
  updated_at: users.updatedAt,
};

/** The columns that a list of people can be in the order of. */
export type UserOrder = { field: keyof typeof ownColumns; isDescending: boolean };

/** A part of the list: some of it from a place on, or those after somebody, in the order of ids. */
export type UserSlice =
  | { limit: number; offset: number; order?: UserOrder | undefined }
  | { limit: number; after: string | undefined };

export async function searchUsers(
  tenantId: string,
  condition: UserCondition | undefined,
  slice: UserSlice,
): Promise<User[]> {
  const found = db.select().from(users);
  if ('offset' in slice) {
    const { field, isDescending } = slice.order ?? { field: 'created_at', isDescending: false };
    const ordering = orderingOf(condition, field);
    const direction = isDescending ? desc : asc;
    return found
      .where(whereOf(tenantId, condition))
      .orderBy(direction(ordering(ownColumns[field])), asc(users.id))
      .limit(slice.limit)
      .offset(slice.offset);
  }
  const id = orderingOf(condition, 'user_id')(users.id);
  const isAfter = slice.after === undefined ? undefined : gt(id, slice.after);
  return found
    .where(and(whereOf(tenantId, condition), isAfter))
    .orderBy(asc(id))
    .limit(slice.limit);
}

/** Fields in which nearly everybody differs, with an index each. */
const telling: readonly UserField[] = ['user_id', 'email', 'name', 'username', 'phone_number'];

/** Whether a condition leaves few people, so that it is cheaper to look for them than to go through all. */
function isSelective(condition: UserCondition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.of.some(isSelective);
    case 'or':
      return condition.of.every(isSelective);
    case 'equals':
    case 'starts':
      return telling.includes(condition.field);
    default:
      return false;
  }
}

/** What begins alike is in its index in the wanted order already, however many people that are. */
function orderingOf(condition: UserCondition | undefined, field: UserField) {
  if (!condition || !isSelective(condition)) return asItIs;
  const only = condition.kind === 'and' && condition.of.length === 1 ? condition.of[0] : condition;
  return only?.kind === 'starts' && only.field === field ? asItIs : sortedLater;
}

const asItIs = (column: AnyColumn): SQL => sql`${column}`;

/**
 * A column to sort by once everything is found. PostgreSQL has statistics to decide that by; SQLite has
 * none, takes the index that is in order, and would read the whole tenant for one person. Behind a
 * plus it looks for no index (sqlite.org/optoverview.html §19).
 */
const sortedLater = (column: AnyColumn): SQL =>
  engine === 'sqlite' ? sql`+${column}` : asItIs(column);

export async function countUsers(
  tenantId: string,
  condition: UserCondition | undefined,
): Promise<number> {
  const [row] = await db.select({ found: count() }).from(users).where(whereOf(tenantId, condition));
  return row?.found ?? 0;
}

/** How connections know somebody. */
export type AccountIdentity = Pick<
  typeof identities.$inferSelect,
  'userId' | 'connectionId' | 'providerUserId' | 'email' | 'username' | 'phoneNumber'
> & {
  connection: string;
  passwordProvedAs: string | null;
  /** When their password was set, where it is kept here. */
  passwordSetAt: Date | null;
};

export async function listIdentities(
  tenantId: string,
  userIds: readonly string[],
): Promise<AccountIdentity[]> {
  if (userIds.length === 0) return [];
  return db
    .select({
      userId: identities.userId,
      connectionId: identities.connectionId,
      providerUserId: identities.providerUserId,
      email: identities.email,
      username: identities.username,
      phoneNumber: identities.phoneNumber,
      passwordProvedAs: identities.passwordProvedAs,
      connection: connections.name,
      passwordSetAt: passwordHashes.updatedAt,
    })
    .from(identities)
    .innerJoin(
      connections,
      and(
        eq(connections.tenantId, identities.tenantId),
        eq(connections.id, identities.connectionId),
      ),
    )
    .leftJoin(
      passwordHashes,
      and(
        eq(passwordHashes.tenantId, identities.tenantId),
        eq(passwordHashes.userId, identities.userId),
      ),
    )
    .where(and(eq(identities.tenantId, tenantId), inArray(identities.userId, [...userIds])));
}

/**
 * Where few are found, SQLite is led to them: beside an alternative it would take any index that the
 * tenant has to itself, and read all of its people. The tenant is said behind a plus, which looks for
 * no index, and again in each part, which does.
 */
function whereOf(tenantId: string, condition: UserCondition | undefined) {
  const isOfTenant = eq(users.tenantId, tenantId);
  if (engine !== 'sqlite' || !condition || !isSelective(condition)) {
    return and(isOfTenant, isPerson, condition && conditionSql(condition, fieldsOf(tenantId)));
  }
  const inEachPart = fieldsOf(tenantId, (test) => and(isOfTenant, test));
  return and(sql`+${users.tenantId} = ${tenantId}`, isPerson, conditionSql(condition, inEachPart));
}

function fieldsOf(
  tenantId: string,
  asked = (test: SQL | undefined) => test,
): SearchFields<UserField> {
  const own = Object.entries(ownColumns).map(([field, column]) => [
    field,
    (test: (column: AnyColumn) => SQL | undefined) => asked(test(column)),
  ]);
  return {
    ...(Object.fromEntries(own) as SearchFields<keyof typeof ownColumns>),
    username: (test) => asked(isKnownBy(tenantId, test(identities.username))),
    phone_number: (test) => asked(isKnownBy(tenantId, test(identities.phoneNumber))),
    connection: (test) => isKnownBy(tenantId, undefined, test(connections.name)),
  };
}

/** Names are found in the indexes of connections, so it is in each of them that they are looked for. */
const isKnownBy = (tenantId: string, identity: SQL | undefined, connection?: SQL) =>
  inArray(
    users.id,
    db
      .select({ id: identities.userId })
      .from(identities)
      .where(
        and(
          eq(identities.tenantId, tenantId),
          inArray(
            identities.connectionId,
            db
              .select({ id: connections.id })
              .from(connections)
              .where(and(eq(connections.tenantId, tenantId), connection)),
          ),
          identity,
        ),
      ),
  );
