import { and, asc, eq, inArray, notLike, sql } from 'drizzle-orm';

import { newId, randomHex, userIdOf } from '#app/ids.ts';
import { atomically, db } from '#db';
import type { SignupProfile } from '#db/schema/index.ts';
import { identities, passwordHashes, users } from '#db/schema/index.ts';

import { passkeyInsertStatement } from './passkeys.ts';
import type { NewPasskey } from './passkeys.ts';
import { passwordHashInsertStatement } from './password-hashes.ts';
import { given, prepared, textToJoin } from './prepared.ts';
import { isUniqueViolation } from './unique-violation.ts';
import { userHandleInsertStatement } from './user-handles.ts';

export type User = typeof users.$inferSelect;

/** The kinds of name that a person can sign in with, and the columns that hold them. */
export type Identifier = { kind: 'email' | 'username' | 'phoneNumber'; value: string };

export type UserForPassword = { user: User; passwordHash: string | null };

const findForPasswordBy = (kind: Identifier['kind']) =>
  prepared(() =>
    db
      .select({ user: users, passwordHash: passwordHashes.hash })
      .from(identities)
      .innerJoin(users, userOfIdentity)
      .leftJoin(
        passwordHashes,
        and(eq(passwordHashes.tenantId, users.tenantId), eq(passwordHashes.userId, users.id)),
      )
      .where(
        and(
          eq(identities.tenantId, textToJoin('tenantId')),
          eq(identities.connectionId, textToJoin('connectionId')),
          eq(identities[kind], textToJoin('identifier')),
        ),
      )
      .prepare(),
  );

const findForPassword = {
  email: findForPasswordBy('email'),
  username: findForPasswordBy('username'),
  phoneNumber: findForPasswordBy('phoneNumber'),
};

/** The user known by an identifier in a connection, with the stored password: one query. */
export async function findUserForPassword(
  tenantId: string,
  connectionId: string,
  identifier: Identifier,
): Promise<UserForPassword | undefined> {
  const find = findForPassword[identifier.kind];
  const [row] = await find().execute({ tenantId, connectionId, identifier: identifier.value });
  return row;
}

const findById = prepared(() => db.select().from(users).where(isUser()).prepare());

export async function findUser(tenantId: string, userId: string): Promise<User | undefined> {
  const [row] = await findById().execute({ tenantId, userId });
  return row;
}

const findWithConnection = prepared(() =>
  db
    .select({ user: users, connectionId: identities.connectionId })
    .from(users)
    .innerJoin(identities, userOfIdentity)
    .where(isUser())
    .prepare(),
);

/** The user and the connection that knows them. */
export async function findUserWithConnection(
  tenantId: string,
  userId: string,
): Promise<{ user: User; connectionId: string } | undefined> {
  const [row] = await findWithConnection().execute({ tenantId, userId });
  return row;
}

/**
 * What a user signs in with in their connection: an address before a name, a name before a number.
 * In a tenant's own database it is what was right last, and before that what it calls them.
 */
export async function findIdentifier(
  tenantId: string,
  userId: string,
): Promise<string | undefined> {
  const [found] = await db
    .select({ identity: identities, user: users })
    .from(identities)
    .innerJoin(users, userOfIdentity)
    .where(and(eq(identities.tenantId, tenantId), eq(identities.userId, userId)));
  if (!found) return undefined;
  const { identity, user } = found;
  const here = identity.email ?? identity.username ?? identity.phoneNumber;
  return here ?? identity.passwordProvedAs ?? user.email ?? user.nickname ?? undefined;
}

/** Whether a user is known to have a password: here, or in their tenant's own database. */
export async function hasPassword(tenantId: string, userId: string): Promise<boolean> {
  const [found] = await db
    .select({ hash: passwordHashes.hash, provedAs: identities.passwordProvedAs })
    .from(identities)
    .leftJoin(
      passwordHashes,
      and(
        eq(passwordHashes.tenantId, identities.tenantId),
        eq(passwordHashes.userId, identities.userId),
      ),
    )
    .where(and(eq(identities.tenantId, tenantId), eq(identities.userId, userId)));
  return found !== undefined && (found.hash !== null || found.provedAs !== null);
}

/** The users with one of these addresses. Several connections may each know one. */
export const listUsersByEmail = async (
  tenantId: string,
  emails: readonly string[],
): Promise<User[]> =>
  db
    .select()
    .from(users)
    .where(and(eq(users.tenantId, tenantId), inArray(users.email, [...emails]), isPerson));

/** What these are called, administrators among them. Whoever is gone is missing. */
export const listUserNames = async (
  tenantId: string,
  ids: readonly string[],
): Promise<Pick<User, 'id' | 'name' | 'email'>[]> =>
  db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.tenantId, tenantId), inArray(users.id, [...ids])));

/** Administrators are no users of the tenant: they have pages of their own. */
export const isPerson = notLike(users.id, sql`'admin|%'`);

export const listUsers = (tenantId: string, page: { limit: number; offset: number }) =>
  db
    .select()
    .from(users)
    .where(and(eq(users.tenantId, tenantId), isPerson))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(page.limit)
    .offset(page.offset);

/** What proves a new user's next sign-in: a password hash, a first passkey, or both. */
export type FirstCredentials = {
  passwordHash?: string;
  passkey?: { rpId: string; userHandle: string; passkey: NewPasskey };
};

/** What is known of a new user besides what they sign in with. */
export type NewProfile = Omit<SignupProfile, 'userMetadata'> & {
  userMetadata?: Record<string, unknown>;
  appMetadata?: Record<string, unknown>;
  emailVerified?: boolean;
  blocked?: boolean;
  /** What else they can sign in with. */
  otherNames?: Partial<Record<Identifier['kind'], string>>;
  /** Chosen where somebody has to keep the id that they have elsewhere. */
  providerUserId?: string;
};

/**
 * Creates a user with their credentials, all or nothing.
 * Resolves to undefined where the connection already has the identifier, where somebody has the id,
 * or where the passkey exists.
 */
export async function createUser(
  tenantId: string,
  connectionId: string,
  identifier: Identifier,
  profile: NewProfile,
  credentials: FirstCredentials,
): Promise<User | undefined> {
  const now = new Date();
  const providerUserId = profile.providerUserId ?? randomHex(24);
  const none = { email: null, username: null, phoneNumber: null };
  const names = { ...none, ...profile.otherNames, [identifier.kind]: identifier.value };
  const { name, nickname, picture, given_name, family_name, userMetadata } = profile;
  const user: User = {
    id: userIdOf(providerUserId),
    tenantId,
    email: names.email,
    emailVerified: profile.emailVerified ?? false,
    name: name ?? identifier.value,
    nickname: nickname ?? identifier.value.split('@')[0] ?? null,
    picture: picture ?? null,
    profile: { ...(given_name && { given_name }), ...(family_name && { family_name }) },
    userMetadata: userMetadata ?? null,
    appMetadata: profile.appMetadata ?? null,
    blocked: profile.blocked ?? false,
    loginsCount: 0,
    lastLoginAt: null,
    lastIp: null,
    createdAt: now,
    updatedAt: now,
  };
  const { passwordHash, passkey } = credentials;
  try {
    await atomically((tx) => [
      tx.insert(users).values(user),
      tx.insert(identities).values({
        id: newId('idn'),
        tenantId,
        userId: user.id,
        connectionId,
        providerUserId,
        ...names,
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
  } catch (error) {
    if (isUniqueViolation(error)) return undefined;
    throw error;
  }
  return user;
}

const countLogin = prepared(() =>
  db
    .update(users)
    .set({
      lastLoginAt: given('now', users.lastLoginAt),
      lastIp: given('ip', users.lastIp),
      loginsCount: sql`${users.loginsCount} + 1`,
    })
    .where(isUser())
    .prepare(),
);

/** @param ip from where. */
export async function recordLogin(tenantId: string, userId: string, ip: string): Promise<void> {
  await countLogin().execute({ tenantId, userId, ip, now: new Date() });
}

export async function setUserBlocked(
  tenantId: string,
  userId: string,
  blocked: boolean,
): Promise<boolean> {
  const changed = await db
    .update(users)
    .set({ blocked, updatedAt: new Date() })
    .where(and(eq(users.tenantId, tenantId), eq(users.id, userId)))
    .returning({ id: users.id });
  return changed.length > 0;
}

/** Takes a user away with all that hangs on them. False where the tenant has no such user. */
export async function deleteUser(tenantId: string, userId: string): Promise<boolean> {
  const deleted = await db
    .delete(users)
    .where(and(eq(users.tenantId, tenantId), eq(users.id, userId)))
    .returning({ id: users.id });
  return deleted.length > 0;
}

/** Changes what a user is called; undefined where the tenant has no such user. */
export async function setUserName(
  tenantId: string,
  userId: string,
  name: string,
): Promise<User | undefined> {
  const [changed] = await db
    .update(users)
    .set({ name, updatedAt: new Date() })
    .where(and(eq(users.tenantId, tenantId), eq(users.id, userId)))
    .returning();
  return changed;
}

const userOfIdentity = and(
  eq(users.tenantId, identities.tenantId),
  eq(users.id, identities.userId),
);

const isUser = () =>
  and(eq(users.tenantId, textToJoin('tenantId')), eq(users.id, textToJoin('userId')));
