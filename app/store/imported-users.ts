import { and, eq, inArray } from 'drizzle-orm';

import { newId, randomHex } from '#app/ids.ts';
import { atomically, db } from '#db';
import { identities, passwordHashes, users } from '#db/schema/index.ts';

import { progressStatements } from './jobs.ts';
import type { Job } from './jobs.ts';
import type { Identifier, User } from './users.ts';

export type Identifiers = Record<Identifier['kind'], string | null>;

/** A user as an import sees them: made by it, or here already. */
export type ImportedUser = {
  user: User;
  identifiers: Identifiers;
  /** Set where they have no password yet. */
  passwordHash: string | null;
};

/** Users of a connection who are called by any of these names. */
export async function findUsersCalled(
  tenantId: string,
  connectionId: string,
  names: Record<Identifier['kind'] | 'userId', readonly string[]>,
): Promise<ImportedUser[]> {
  const called = (['email', 'username', 'phoneNumber'] as const)
    .filter((kind) => names[kind].length > 0)
    .map((kind) => rowsOf(tenantId, connectionId, inArray(identities[kind], [...names[kind]])));
  const ids = [...names.userId];
  const byId = ids.length > 0 ? [rowsOf(tenantId, connectionId, inArray(users.id, ids))] : [];
  const found = (await Promise.all([...called, ...byId])).flat();
  return [...new Map(found.map((row) => [row.user.id, row])).values()].map(
    ({ user, email, username, phoneNumber }) => ({
      ...{ user, identifiers: { email, username, phoneNumber }, passwordHash: null },
    }),
  );
}

const rowsOf = (tenantId: string, connectionId: string, isCalled: ReturnType<typeof inArray>) =>
  db
    .select({
      user: users,
      email: identities.email,
      username: identities.username,
      phoneNumber: identities.phoneNumber,
    })
    .from(identities)
    .innerJoin(users, and(eq(users.tenantId, identities.tenantId), eq(users.id, identities.userId)))
    .where(
      and(eq(identities.tenantId, tenantId), eq(identities.connectionId, connectionId), isCalled),
    );

/** The ids among these that somebody has, in any connection. */
export async function findUserIdsInUse(
  tenantId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.tenantId, tenantId), inArray(users.id, [...ids])));
  return rows.map(({ id }) => id);
}

/**
 * Writes what a part of a file has come to, and how far that is, all or nothing.
 * Throws a violation of uniqueness where somebody else has taken a name, or done the part, meanwhile.
 */
export async function writeImportedPart(
  job: Job & { connectionId: string },
  { made, changed }: { made: readonly ImportedUser[]; changed: readonly ImportedUser[] },
  progress: Parameters<typeof progressStatements>[2],
): Promise<void> {
  const { tenantId, connectionId } = job;
  const now = new Date();
  const hashes = [...made, ...changed].flatMap(({ user, passwordHash }) =>
    passwordHash === null
      ? []
      : [{ tenantId, userId: user.id, hash: passwordHash, updatedAt: user.createdAt }],
  );
  await atomically((tx) => [
    ...progressStatements(tx, job, progress),
    ...(made.length > 0
      ? [
          tx.insert(users).values(made.map(({ user }) => user)),
          tx.insert(identities).values(
            made.map(({ user, identifiers }) => ({
              ...{ id: newId('idn'), tenantId, connectionId, userId: user.id },
              ...{ providerUserId: providerUserIdOf(user.id), ...identifiers, createdAt: now },
            })),
          ),
        ]
      : []),
    ...changed.map(({ user: { id, ...user } }) =>
      tx
        .update(users)
        .set({
          ...{ name: user.name, nickname: user.nickname, picture: user.picture },
          ...{ profile: user.profile, emailVerified: user.emailVerified, blocked: user.blocked },
          ...{ userMetadata: user.userMetadata, appMetadata: user.appMetadata, updatedAt: now },
        })
        .where(and(eq(users.tenantId, tenantId), eq(users.id, id))),
    ),
    ...(hashes.length > 0 ? [tx.insert(passwordHashes).values(hashes).onConflictDoNothing()] : []),
  ]);
}

const PREFIX = 'auth0|';

const providerUserIdOf = (userId: string): string => userId.slice(PREFIX.length);

/** The id of a user of the built-in store, by what follows the prefix; a new one without. */
export const builtInUserId = (given?: string): string =>
  PREFIX + (given === undefined ? randomHex(24) : given.replace(PREFIX, ''));
