/** Finding people of a tenant by what is known of them. */
import { and, asc, count, desc, eq, exists, gt, inArray, sql } from 'drizzle-orm';
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

/** The same, with connections by their ids. */
type Condition = SearchCondition<UserField | 'connection_id'>;

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
  asked: UserCondition | undefined,
  slice: UserSlice,
): Promise<User[]> {
  const found = db.select().from(users);
  const condition = asked && (await withConnectionIds(tenantId, asked));
  const way = await wayTo(tenantId, condition);
  const ordering = way.kind === 'found_first' ? sortedLater : asItIs;
  const where = whereOf(tenantId, condition, way);
  if ('offset' in slice) {
    const { field, isDescending } = slice.order ?? { field: 'created_at', isDescending: false };
    const direction = isDescending ? desc : asc;
    return found
      .where(where)
      .orderBy(direction(ordering(ownColumns[field])), asc(users.id))
      .limit(slice.limit)
      .offset(slice.offset);
  }
  const id = ordering(users.id);
  const isAfter = slice.after === undefined ? undefined : gt(id, slice.after);
  return found.where(and(where, isAfter)).orderBy(asc(id)).limit(slice.limit);
}

/**
 * How SQLite is led to people. It has no statistics to decide by, as PostgreSQL has, so it is tried out
 * first whether one of the conditions leaves few: those are looked up and sorted. Where all leave many,
 * whoever goes through everybody in order has soon met enough of them.
 */
type Way = { kind: 'planned' } | { kind: 'in_order' } | { kind: 'found_first'; by: Condition };

/** So many are looked up and sorted within a few milliseconds. */
const FEW = 5_000;

async function wayTo(tenantId: string, condition: Condition | undefined): Promise<Way> {
  if (engine !== 'sqlite' || !condition) return { kind: 'planned' };
  const findable = partsOf(condition).filter(isFindable);
  for (const part of findable) {
    if (await leavesFew(tenantId, part)) return { kind: 'found_first', by: part };
  }
  return { kind: findable.length > 0 ? 'in_order' : 'planned' };
}

/** Looks no further than it has to. */
async function leavesFew(tenantId: string, part: Condition): Promise<boolean> {
  const one = { one: sql`1`.as('one') };
  const found = isConnection(part)
    ? db.select(one).from(identities).where(isOfConnection(tenantId, part))
    : db.select(one).from(users).where(finding(tenantId, part));
  const [row] = await db.select({ found: count() }).from(found.limit(FEW + 1).as('found'));
  return (row?.found ?? 0) <= FEW;
}

/** What has to be so all together. */
const partsOf = (condition: Condition): readonly Condition[] =>
  condition.kind === 'and' ? condition.of.flatMap(partsOf) : [condition];

/** Fields in which nearly everybody differs, with an index each. */
const telling: readonly string[] = ['user_id', 'email', 'name', 'username', 'phone_number'];

type OfConnection = { kind: 'equals'; field: 'connection_id'; value: string };

const isConnection = (part: Condition): part is OfConnection =>
  part.kind === 'equals' && part.field === 'connection_id' && typeof part.value === 'string';

/** Whether an index leads to those of whom a condition is true. */
const isFindable = (part: Condition): boolean => isConnection(part) || isTelling(part);

function isTelling(condition: Condition): boolean {
  switch (condition.kind) {
    case 'and':
      return condition.of.some(isTelling);
    case 'or':
      return condition.of.every(isTelling);
    case 'equals':
    case 'starts':
      return telling.includes(condition.field);
    default:
      return false;
  }
}

const asItIs = (column: AnyColumn): SQL => sql`${column}`;

/** Behind a plus SQLite looks for no index (sqlite.org/optoverview.html §19). */
const sortedLater = (column: AnyColumn): SQL => sql`+${column}`;

export async function countUsers(
  tenantId: string,
  asked: UserCondition | undefined,
): Promise<number> {
  const condition = asked && (await withConnectionIds(tenantId, asked));
  const [by] = condition && engine === 'sqlite' ? partsOf(condition).filter(isFindable) : [];
  const way: Way = by ? { kind: 'found_first', by } : { kind: 'planned' };
  const [row] = await db
    .select({ found: count() })
    .from(users)
    .where(whereOf(tenantId, condition, way));
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
 * Beside an alternative SQLite would take any index that the tenant has to itself, and read all of its
 * people. So where few are found first, the tenant is said behind a plus, and again in each part of the
 * condition that finds them; and whatever is only to be looked at stands behind a plus as a whole.
 */
function whereOf(tenantId: string, condition: Condition | undefined, way: Way) {
  const isOfTenant = eq(users.tenantId, tenantId);
  const plain = (part: Condition) => conditionSql(part, fieldsOf(tenantId));
  const looked = (part: Condition) => sql`+(${plain(part)})`;
  if (!condition || way.kind === 'planned') {
    return and(isOfTenant, isPerson, condition && plain(condition));
  }
  const parts = partsOf(condition);
  if (way.kind === 'in_order') {
    const all = parts.map((part) => (isFindable(part) ? looked(part) : plain(part)));
    return and(isOfTenant, isPerson, ...all);
  }
  const others = parts.filter((part) => part !== way.by).map(looked);
  return and(sql`+${users.tenantId} = ${tenantId}`, isPerson, finding(tenantId, way.by), ...others);
}

/** A condition in the form in which an index answers it. */
function finding(tenantId: string, part: Condition): SQL | undefined {
  const isOfTenant = eq(users.tenantId, tenantId);
  if (isConnection(part)) return and(isOfTenant, isAmong(isOfConnection(tenantId, part)));
  return conditionSql(
    part,
    fieldsOf(tenantId, (test) => and(isOfTenant, test)),
  );
}

function fieldsOf(
  tenantId: string,
  asked = (test: SQL | undefined) => test,
): SearchFields<UserField | 'connection_id'> {
  const own = Object.entries(ownColumns).map(([field, column]) => [
    field,
    (test: (column: AnyColumn) => SQL | undefined) => asked(test(column)),
  ]);
  return {
    ...(Object.fromEntries(own) as SearchFields<keyof typeof ownColumns>),
    username: (test) => asked(isAmong(isKnownTo(tenantId, undefined, test(identities.username)))),
    phone_number: (test) =>
      asked(isAmong(isKnownTo(tenantId, undefined, test(identities.phoneNumber)))),
    connection: (test) => hasIdentity(isKnownTo(tenantId, test(connections.name))),
    connection_id: (test) =>
      hasIdentity(and(eq(identities.tenantId, tenantId), test(identities.connectionId))),
  };
}

const isOfConnection = (tenantId: string, { value }: OfConnection) =>
  and(eq(identities.tenantId, tenantId), eq(identities.connectionId, value));

/**
 * A condition with the ids of the connections that it names: PostgreSQL knows how many people a
 * connection has by its id, and not by what has that id.
 */
async function withConnectionIds(tenantId: string, condition: UserCondition): Promise<Condition> {
  const names = connectionsIn(condition);
  if (names.length === 0) return condition;
  const found = await db
    .select({ id: connections.id, name: connections.name })
    .from(connections)
    .where(and(eq(connections.tenantId, tenantId), inArray(connections.name, names)));
  const ids = new Map(found.map(({ id, name }) => [name, id]));
  const replaced = (part: UserCondition): Condition => {
    if (part.kind === 'and' || part.kind === 'or') return { ...part, of: part.of.map(replaced) };
    if (part.kind === 'not') return { ...part, of: replaced(part.of) };
    if (!isNamedConnection(part)) return part;
    // No connection has an id without a letter.
    return { kind: 'equals', field: 'connection_id', value: ids.get(part.value) ?? '' };
  };
  return replaced(condition);
}

function connectionsIn(condition: UserCondition): string[] {
  if (condition.kind === 'and' || condition.kind === 'or') {
    return condition.of.flatMap(connectionsIn);
  }
  if (condition.kind === 'not') return connectionsIn(condition.of);
  return isNamedConnection(condition) ? [condition.value] : [];
}

type NamedConnection = { kind: 'equals'; field: 'connection'; value: string };

const isNamedConnection = (part: UserCondition): part is NamedConnection =>
  part.kind === 'equals' && part.field === 'connection' && typeof part.value === 'string';

/** Names are found in the indexes of connections, so it is in each of them that they are looked for. */
const isKnownTo = (tenantId: string, connection: SQL | undefined, identity?: SQL) =>
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
  );

const isAmong = (identity: SQL | undefined) =>
  inArray(users.id, db.select({ id: identities.userId }).from(identities).where(identity));

/** Looked up for each, where it would take long to know everybody of whom it is so. */
const hasIdentity = (identity: SQL | undefined) =>
  exists(
    db
      .select({ id: identities.userId })
      .from(identities)
      .where(and(eq(identities.userId, users.id), identity)),
  );
