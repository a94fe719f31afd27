import { sql } from 'drizzle-orm';

import {
  beginningsIndex,
  boolean,
  foreignKey,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.ts';
import type { AnyColumn } from '../columns.ts';
import { connections } from './connections.ts';
import { tenants } from './tenants.ts';

/** Standard claims that a user may carry besides name, nickname, picture and email. */
export type Profile = { given_name?: string; family_name?: string };

/** In the words in which a query has to ask for it, or its index is not taken. */
const isBlocked = sql`blocked`;

/**
 * A person. `id` is the `sub` of tokens: `auth0|` and 24 hexadecimal digits, or, for people of a
 * tenant's own database, what its scripts call them. So it names somebody inside a tenant only.
 */
export const users = table(
  'users',
  {
    id: text().notNull(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    email: text(),
    emailVerified: boolean().notNull(),
    name: text(),
    nickname: text(),
    picture: text(),
    profile: json<Profile>().notNull(),
    /** What applications keep about a person. */
    userMetadata: json<Record<string, unknown>>(),
    /** What decides about a person in applications: nothing that people can change themselves. */
    appMetadata: json<Record<string, unknown>>(),
    blocked: boolean().notNull(),
    loginsCount: integer().notNull(),
    lastLoginAt: timestamp(),
    /** From where they signed in last. */
    lastIp: text(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('users_tenant').on(t.tenantId, t.createdAt),
    index('users_email').on(t.tenantId, t.email),
    index('users_name').on(t.tenantId, t.name),
    index('users_last_login').on(t.tenantId, t.lastLoginAt),
    ...beginningsIndex('users_email_beginnings', t.tenantId, t.email),
    ...beginningsIndex('users_name_beginnings', t.tenantId, t.name),
    // Whoever is blocked is one of few among many, and these hold nobody else.
    index('users_blocked').on(t.tenantId, t.createdAt).where(isBlocked),
    index('users_blocked_email').on(t.tenantId, t.email).where(isBlocked),
    index('users_blocked_name').on(t.tenantId, t.name).where(isBlocked),
    index('users_blocked_last_login').on(t.tenantId, t.lastLoginAt).where(isBlocked),
  ],
);

/** A row that goes when its user goes. */
export const ofUser = (t: { tenantId: AnyColumn; userId: AnyColumn }) =>
  foreignKey({
    columns: [t.tenantId, t.userId],
    foreignColumns: [users.tenantId, users.id],
  }).onDelete('cascade');

/**
 * How a user is known to one connection. Identifiers are unique inside a connection; people who live
 * in a tenant's own database have none here, because that database alone says who is called what.
 */
export const identities = table(
  'identities',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    connectionId: text()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** The user's id inside the connection: `users.id` without its prefix for the built-in store. */
    providerUserId: text().notNull(),
    /**
     * What was typed when a password of the tenant's own database was last right, where that database
     * keeps the password; ours are in `password_hashes`.
     */
    passwordProvedAs: text(),
    /** Lower case. */
    email: text(),
    username: text(),
    phoneNumber: text(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    ofUser(t),
    uniqueIndex('identities_provider_user').on(t.tenantId, t.connectionId, t.providerUserId),
    uniqueIndex('identities_email').on(t.tenantId, t.connectionId, t.email),
    uniqueIndex('identities_username').on(t.tenantId, t.connectionId, t.username),
    uniqueIndex('identities_phone').on(t.tenantId, t.connectionId, t.phoneNumber),
    index('identities_user').on(t.tenantId, t.userId),
  ],
);

/** One password a user: a PHC string (argon2id) or an imported modular crypt string (bcrypt). */
export const passwordHashes = table(
  'password_hashes',
  {
    userId: text().notNull(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    hash: text().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.userId] }), ofUser(t)],
);
