/**
 * People who live in a tenant's own database. Here is only what that database cannot hold: their
 * passkeys and sessions hang on a user with the id that it gives them.
 *
 * 1. A user belongs to the connection that told of them first. Another connection that gives
 *    somebody the same id gets nobody.
 * 2. What the database says about them replaces what it said before; whether they are blocked here
 *    is not its business.
 */
import { and, eq } from 'drizzle-orm';

import { newId, userIdOf } from '#app/ids.ts';
import { atomically, db } from '#db';
import { identities, users } from '#db/schema/index.ts';

import { passkeyInsertStatement } from './passkeys.ts';
import { passwordHashInsertStatement } from './password-hashes.ts';
import { isUniqueViolation } from './unique-violation.ts';
import { userHandleInsertStatement } from './user-handles.ts';
import type { FirstCredentials, Identifier, User } from './users.ts';

/** Somebody as their own database describes them. */
export type Described = Pick<User, 'email' | 'emailVerified' | 'name' | 'nickname' | 'picture'> &
  Partial<Pick<User, 'profile' | 'userMetadata' | 'appMetadata'>> & {
    /** As that database knows them. */
    providerUserId: string;
    /** Whether that database keeps them out. What is so here is for administrators to say. */
    isBlockedThere: boolean;
    username: string | null;
    phoneNumber: string | null;
  };

/** Keeps what a database says about somebody; undefined where the id is somebody's of another connection. */
export async function saveDescribedUser(
  tenantId: string,
  connectionId: string,
  described: Described,
  passkey?: FirstCredentials['passkey'],
): Promise<User | undefined> {
  const known = await describeAnew(tenantId, connectionId, described);
  if (known) return passkey ? undefined : known;
  try {
    return await insertDescribed(tenantId, connectionId, described, { passkey });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  // Of two first sign-ins at once, the later one finds what the other has made.
  return passkey ? undefined : describeAnew(tenantId, connectionId, described);
}

/** The user whom a connection knows by an id of its database. */
export async function findDescribedUser(
  tenantId: string,
  connectionId: string,
  providerUserId: string,
): Promise<User | undefined> {
  const [found] = await db
    .select({ user: users })
    .from(identities)
    .innerJoin(users, and(eq(users.tenantId, identities.tenantId), eq(users.id, identities.userId)))
    .where(isIdentity(tenantId, connectionId, providerUserId));
  return found?.user;
}

/** Notes what somebody typed beside a password that was right in their own database. */
export async function notePasswordProved(
  tenantId: string,
  connectionId: string,
  { providerUserId, typed }: { providerUserId: string; typed: string },
): Promise<void> {
  await db
    .update(identities)
    .set({ passwordProvedAs: typed })
    .where(isIdentity(tenantId, connectionId, providerUserId));
}

/**
 * Keeps somebody here for good, with their password and with what they typed beside it, who has lived
 * in a tenant's own database until now; passkeys that they have here already stay theirs. Undefined
 * where they have a password here already, or where somebody else is called as they are.
 */
export async function saveMovedUser(
  tenantId: string,
  connectionId: string,
  described: Described,
  proved: { typed: Identifier; passwordHash: string },
): Promise<User | undefined> {
  const moved = { ...described, email: described.email?.toLowerCase() ?? null };
  try {
    const known = await findDescribedUser(tenantId, connectionId, described.providerUserId);
    return await (known
      ? settle(known, connectionId, moved, proved)
      : insertDescribed(tenantId, connectionId, moved, proved));
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
}

async function settle(
  known: User,
  connectionId: string,
  moved: Described,
  { typed, passwordHash }: { typed: Identifier; passwordHash: string },
): Promise<User> {
  const { id, tenantId } = known;
  const change = { ...columnsOf(moved), updatedAt: new Date() };
  await atomically((tx) => [
    passwordHashInsertStatement(tx, known, passwordHash),
    tx
      .update(users)
      .set(change)
      .where(and(eq(users.tenantId, tenantId), eq(users.id, id))),
    tx
      .update(identities)
      .set({ ...namesHere(moved, typed), passwordProvedAs: null })
      .where(isIdentity(tenantId, connectionId, moved.providerUserId)),
  ]);
  return { ...known, ...change };
}

async function describeAnew(
  tenantId: string,
  connectionId: string,
  described: Described,
): Promise<User | undefined> {
  const [identity] = await db
    .select({ userId: identities.userId })
    .from(identities)
    .where(isIdentity(tenantId, connectionId, described.providerUserId));
  if (!identity) return undefined;
  const [changed] = await db
    .update(users)
    .set({ ...columnsOf(described), updatedAt: new Date() })
    .where(and(eq(users.tenantId, tenantId), eq(users.id, identity.userId)))
    .returning();
  return changed;
}

async function insertDescribed(
  tenantId: string,
  connectionId: string,
  described: Described,
  { typed, passwordHash, passkey }: FirstCredentials & { typed?: Identifier },
): Promise<User> {
  const now = new Date();
  const { providerUserId } = described;
  const user: User = {
    ...columnsOf(described),
    id: userIdOf(providerUserId),
    tenantId,
    blocked: false,
    loginsCount: 0,
    lastLoginAt: null,
    lastIp: null,
    createdAt: now,
    updatedAt: now,
  };
  await atomically((tx) => [
    tx.insert(users).values(user),
    tx.insert(identities).values({
      ...{ tenantId, connectionId, providerUserId },
      // Who stays in their own database is looked up there alone.
      ...(typed && namesHere(described, typed)),
      id: newId('idn'),
      userId: user.id,
      createdAt: now,
    }),
    ...(passwordHash ? [passwordHashInsertStatement(tx, user, passwordHash)] : []),
    ...(passkey
      ? [
          userHandleInsertStatement(tx, tenantId, user.id, passkey.rpId, passkey.userHandle),
          passkeyInsertStatement(tx, tenantId, user.id, passkey.rpId, passkey.passkey),
        ]
      : []),
  ]);
  return user;
}

/** By what somebody is found here: what their database calls them, and what it let them in as. */
const namesHere = ({ email, username, phoneNumber }: Described, typed: Identifier) => ({
  ...{ email, username, phoneNumber },
  [typed.kind]: { email, username, phoneNumber }[typed.kind] ?? typed.value,
});

const columnsOf = (said: Described) => ({
  email: said.email,
  emailVerified: said.emailVerified,
  name: said.name,
  nickname: said.nickname,
  picture: said.picture,
  profile: said.profile ?? {},
  userMetadata: said.userMetadata ?? null,
  appMetadata: said.appMetadata ?? null,
});

const isIdentity = (tenantId: string, connectionId: string, providerUserId: string) =>
  and(
    eq(identities.tenantId, tenantId),
    eq(identities.connectionId, connectionId),
    eq(identities.providerUserId, providerUserId),
  );
