/** Who may use a tenant's dashboard. */
import { and, asc, count, eq, isNull, ne, notExists, sql } from 'drizzle-orm';

import { newAdministratorId, newId } from '#app/ids.ts';
import { atomically, db } from '#db';
import type { Writer } from '#db';
import { administrators, identities, tenants, users } from '#db/schema/index.ts';

import { isUniqueViolation } from './unique-violation.ts';

export type AdministratorRole = (typeof administrators.$inferSelect)['role'];

/** `email` is null for the very first owner and `name` for everybody until they come. */
export type Administrator = {
  userId: string;
  name: string | null;
  email: string | null;
  role: AdministratorRole;
  createdAt: Date;
  joinedAt: Date | null;
  lastLoginAt: Date | null;
};

const shown = {
  userId: administrators.userId,
  name: users.name,
  email: users.email,
  role: administrators.role,
  createdAt: administrators.createdAt,
  joinedAt: administrators.joinedAt,
  lastLoginAt: users.lastLoginAt,
};

const ofUser = and(
  eq(users.tenantId, administrators.tenantId),
  eq(users.id, administrators.userId),
);

const isAdministrator = (tenantId: string, userId: string) =>
  and(eq(administrators.tenantId, tenantId), eq(administrators.userId, userId));

export const listAdministrators = (tenantId: string): Promise<Administrator[]> =>
  Promise.resolve(
    db
      .select(shown)
      .from(administrators)
      .innerJoin(users, ofUser)
      .where(eq(administrators.tenantId, tenantId))
      .orderBy(asc(administrators.createdAt), asc(administrators.userId)),
  );

export async function findAdministrator(
  tenantId: string,
  userId: string,
): Promise<Administrator | undefined> {
  const [row] = await db
    .select(shown)
    .from(administrators)
    .innerJoin(users, ofUser)
    .where(isAdministrator(tenantId, userId));
  return row;
}

/** Whether anybody has ever come through an invitation. */
export async function hasJoinedAdministrator(tenantId: string): Promise<boolean> {
  const [row] = await db
    .select({ joined: count(administrators.joinedAt) })
    .from(administrators)
    .where(eq(administrators.tenantId, tenantId));
  return (row?.joined ?? 0) > 0;
}

/**
 * Somebody who has not come yet, in the administrators' connection. Undefined where that knows the
 * address already.
 */
export async function insertAdministrator(
  tenantId: string,
  connectionId: string,
  { email, role }: { email: string | null; role: AdministratorRole },
): Promise<string | undefined> {
  const now = new Date();
  const id = newAdministratorId();
  try {
    await atomically((tx) => [
      tx.insert(users).values({
        ...{ id, tenantId, email, emailVerified: false, name: null, nickname: null },
        ...{ picture: null, profile: {}, userMetadata: null, appMetadata: null, blocked: false },
        ...{ loginsCount: 0, lastLoginAt: null, lastIp: null, createdAt: now, updatedAt: now },
      }),
      tx.insert(identities).values({
        ...{ id: newId('idn'), tenantId, userId: id, connectionId, providerUserId: id },
        ...{ email, username: null, phoneNumber: null, createdAt: now },
      }),
      tx.insert(administrators).values({ tenantId, userId: id, role, createdAt: now }),
    ]);
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
  return id;
}

type Introduction = { name: string | null; email: string | null };

/**
 * What somebody says of themselves when they come for the first time; nothing, where it is forgotten
 * again. False where the address is taken.
 */
export async function introduceAdministrator(
  tenantId: string,
  userId: string,
  { name, email }: Introduction,
): Promise<boolean> {
  try {
    await atomically((tx) => [
      tx
        .update(users)
        .set({ name, email, updatedAt: new Date() })
        .where(and(eq(users.tenantId, tenantId), eq(users.id, userId))),
      tx
        .update(identities)
        .set({ email })
        .where(and(eq(identities.tenantId, tenantId), eq(identities.userId, userId))),
    ]);
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
  return true;
}

export async function markAdministratorJoined(tenantId: string, userId: string): Promise<void> {
  await db
    .update(administrators)
    .set({ joinedAt: new Date() })
    .where(and(isAdministrator(tenantId, userId), isNull(administrators.joinedAt)));
}

/**
 * Gives somebody another role. The last owner who has come stays one: the statement itself looks, and
 * only one looks at a time. False where nothing was changed.
 */
export async function updateAdministratorRole(
  tenantId: string,
  userId: string,
  role: AdministratorRole,
): Promise<boolean> {
  await atomically((tx) => [
    oneAfterTheOther(tx, tenantId),
    tx
      .update(administrators)
      .set({ role })
      .where(
        and(
          isAdministrator(tenantId, userId),
          role === 'owner' ? undefined : anotherOwner(tenantId, userId),
        ),
      ),
  ]);
  return (await roleOf(tenantId, userId)) === role;
}

/** Takes an administrator away, with their passkeys and sessions; never the last owner who has come. */
export async function deleteAdministrator(tenantId: string, userId: string): Promise<boolean> {
  const stillThere = db
    .select({ userId: administrators.userId })
    .from(administrators)
    .where(isAdministrator(tenantId, userId));
  await atomically((tx) => [
    oneAfterTheOther(tx, tenantId),
    tx
      .delete(administrators)
      .where(and(isAdministrator(tenantId, userId), anotherOwner(tenantId, userId))),
    tx
      .delete(users)
      .where(and(eq(users.tenantId, tenantId), eq(users.id, userId), notExists(stillThere))),
  ]);
  return (await roleOf(tenantId, userId)) === undefined;
}

async function roleOf(tenantId: string, userId: string): Promise<AdministratorRole | undefined> {
  const [row] = await db
    .select({ role: administrators.role })
    .from(administrators)
    .where(isAdministrator(tenantId, userId));
  return row?.role;
}

/**
 * Holds the tenant's row until the transaction ends. What PostgreSQL looks at in a statement is as old
 * as its beginning: of two owners who take each other away, each would find the other still there.
 */
const oneAfterTheOther = (tx: Writer, tenantId: string) =>
  tx
    .update(tenants)
    .set({ settingsVersion: sql`${tenants.settingsVersion}` })
    .where(eq(tenants.id, tenantId));

/** That somebody else is an owner and has come. */
const anotherOwner = (tenantId: string, userId: string) => {
  const others = db
    .select({ userId: administrators.userId })
    .from(administrators)
    .where(
      and(
        eq(administrators.tenantId, tenantId),
        ne(administrators.userId, userId),
        eq(administrators.role, 'owner'),
        sql`${administrators.joinedAt} is not null`,
      ),
    );
  return sql`exists ${others}`;
};
