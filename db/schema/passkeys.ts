import {
  boolean,
  bytes,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
  uniqueIndex,
} from '../columns.ts';
import { tenants } from './tenants.ts';
import { ofUser } from './users.ts';

/** Random 32 bytes (base64url) that name a user to authenticators: one per user and RP ID, for life. */
export const userHandles = table(
  'user_handles',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    rpId: text().notNull(),
    userId: text().notNull(),
    handle: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.rpId, t.userId] }),
    ofUser(t),
    // Whoever deletes a user reads no more than theirs.
    index('user_handles_user').on(t.tenantId, t.userId),
    uniqueIndex('user_handles_handle').on(t.tenantId, t.rpId, t.handle),
  ],
);

/** A stored passkey (WebAuthn L3 §4, credential record). */
export const passkeys = table(
  'passkeys',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    rpId: text().notNull(),
    /** base64url */
    credentialId: text().notNull(),
    /** COSE key */
    publicKey: bytes().notNull(),
    /** COSE algorithm: -8, -7 or -257 */
    algorithm: integer().notNull(),
    signCount: integer().notNull(),
    /** Whether this passkey has ever verified its user; once true it is demanded ever after. */
    userVerified: boolean().notNull(),
    backupEligible: boolean().notNull(),
    backedUp: boolean().notNull(),
    transports: json<string[]>().notNull(),
    aaguid: text().notNull(),
    name: text().notNull(),
    createdAt: timestamp().notNull(),
    lastUsedAt: timestamp(),
    /** Where it was used last, for people: "Chrome on Windows". */
    lastUsedOn: text(),
  },
  (t) => [
    ofUser(t),
    uniqueIndex('passkeys_credential').on(t.tenantId, t.rpId, t.credentialId),
    // With the RP ID in it, counting reads no rows.
    index('passkeys_user').on(t.tenantId, t.userId, t.rpId),
    // Whether anybody at all has a credential is asked without a tenant.
    index('passkeys_anywhere').on(t.rpId, t.credentialId),
  ],
);

export type SignupProfile = {
  name?: string;
  nickname?: string;
  picture?: string;
  given_name?: string;
  family_name?: string;
  userMetadata?: Record<string, string>;
};

/** Who is enrolling, fixed when a registration challenge is made. */
export type RegistrationSubject = {
  userHandle: string;
  /** The existing user who adds a passkey, or null for a sign-up. */
  userId: string | null;
  /** A sign-up's identifier and connection. */
  identifier: string | null;
  connectionId: string | null;
  /** What an application's own sign-up said about the person. */
  profile?: SignupProfile;
  /** Made without a gesture: the one ceremony that may lack user presence (WebAuthn L3 §5.1.3). */
  isAutomatic?: boolean;
};

/** A challenge waiting for its one answer. The challenge itself is stored as a SHA-256 hash. */
export const challenges = table(
  'challenges',
  {
    challengeHash: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    rpId: text().notNull(),
    ceremony: text().$type<'registration' | 'authentication'>().notNull(),
    /** What the ceremony belongs to: a visit, a ticket, or an act on the account page. */
    purpose: text().notNull(),
    browserHash: text().notNull(),
    subject: json<RegistrationSubject>(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [index('challenges_expiry').on(t.expiresAt)],
);
