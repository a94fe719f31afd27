import { boolean, index, integer, json, table, text, timestamp, uniqueIndex } from '../columns.ts';
import { connections } from './connections.ts';
import { tenants } from './tenants.ts';

/** Standard claims that a user may carry besides name, nickname, picture and email. */
export type Profile = { given_name?: string; family_name?: string };

/** A person. `id` is the `sub` of tokens: `auth0|` and 24 hexadecimal digits. */
export const users = table(
  'users',
  {
    id: text().primaryKey(),
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
    blocked: boolean().notNull(),
    loginsCount: integer().notNull(),
    lastLoginAt: timestamp(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [index('users_tenant').on(t.tenantId, t.createdAt)],
);

/** How a user is known to one connection. Identifiers are unique inside a connection. */
export const identities = table(
  'identities',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    connectionId: text()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** The user's id inside the connection: `users.id` without its prefix for the built-in store. */
    providerUserId: text().notNull(),
    /** Lower case. */
    email: text(),
    username: text(),
    phoneNumber: text(),
    createdAt: timestamp().notNull(),
  },
  (t) => [
    uniqueIndex('identities_provider_user').on(t.tenantId, t.connectionId, t.providerUserId),
    uniqueIndex('identities_email').on(t.tenantId, t.connectionId, t.email),
    uniqueIndex('identities_username').on(t.tenantId, t.connectionId, t.username),
    uniqueIndex('identities_phone').on(t.tenantId, t.connectionId, t.phoneNumber),
    index('identities_user').on(t.tenantId, t.userId),
  ],
);

/** One password a user: a PHC string (argon2id) or an imported modular crypt string (bcrypt). */
export const passwordHashes = table('password_hashes', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  tenantId: text()
    .notNull()
    .references(() => tenants.id, { onDelete: 'cascade' }),
  hash: text().notNull(),
  updatedAt: timestamp().notNull(),
});
