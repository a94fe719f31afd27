import { sql } from 'drizzle-orm';

import { bytes, index, json, primaryKey, table, text, timestamp, uniqueIndex } from '../columns.ts';
import { tenants } from './tenants.ts';

/** RS256 keys: `current` signs, `next` and `previous` are published beside it. `privateJwk` is ciphertext. */
export const signingKeys = table(
  'signing_keys',
  {
    kid: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    status: text().$type<'next' | 'current' | 'previous'>().notNull(),
    privateJwk: text().notNull(),
    createdAt: timestamp().notNull(),
  },
  (t) => [uniqueIndex('signing_keys_status').on(t.tenantId, t.status)],
);

/**
 * What the protocol engine keeps: sessions, grants, codes, tokens, interactions.
 * Ids, user codes and uids are hashes; the payload is ciphertext.
 */
export const providerArtifacts = table(
  'provider_artifacts',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    model: text().notNull(),
    idHash: text().notNull(),
    payload: bytes().notNull(),
    grantId: text(),
    userCodeHash: text(),
    uidHash: text(),
    accountId: text(),
    consumedAt: timestamp(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.model, t.idHash] }),
    index('provider_artifacts_grant')
      .on(t.tenantId, t.grantId)
      .where(sql`${t.grantId} is not null`),
    index('provider_artifacts_user_code')
      .on(t.tenantId, t.userCodeHash)
      .where(sql`${t.userCodeHash} is not null`),
    index('provider_artifacts_uid')
      .on(t.tenantId, t.uidHash)
      .where(sql`${t.uidHash} is not null`),
    index('provider_artifacts_expiry').on(t.expiresAt),
    index('provider_artifacts_sessions')
      .on(t.tenantId, t.accountId)
      .where(sql`${t.model} = 'Session'`),
  ],
);

/** Who has just signed in and is offered a passkey, fixed when the sign-in was proved. */
export type PendingEnrollment = {
  kind: 'progressive' | 'local' | 'automatic' | 'renewal';
  userId: string;
  /** When the sign-in was proved, in milliseconds since 1970. */
  provedAt: number;
  /** How, as far as tokens tell it. */
  method: { kind: 'password' } | { kind: 'passkey'; userVerified: boolean };
  /** The passkey that came of it, as long as it can be undone. */
  passkeyId?: string;
};

/** A refusal that the next page of a visit tells, once. */
export type PendingRefusal = {
  code: string;
  retryAfterSeconds?: number;
  /** A tenant's own words to the person. */
  sentence?: string;
  /** A credential that is nobody's, for its provider to drop. */
  deadPasskey?: { rpId: string; credentialId: string };
};

/**
 * One visit to the hosted pages, from `/authorize` to the way back. It outlives the provider's
 * interaction so that an expired or finished one can be started again instead of ending nowhere.
 */
export const loginTransactions = table(
  'login_transactions',
  {
    /** The `state` of `/login?state=`: the provider's interaction uid. */
    uid: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    /** SHA-256 of the browser cookie that this transaction belongs to. */
    browserHash: text().notNull(),
    clientId: text().notNull(),
    /** A path on this host that begins the same visit again: `/authorize?…` or `/activate`. */
    restartPath: text().notNull(),
    /** What the person typed as identifier. */
    identifier: text(),
    /** A passkey that was offered after the sign-in, until the person goes on. */
    enrollment: json<PendingEnrollment>(),
    refusal: json<PendingRefusal>(),
    finishedAt: timestamp(),
    createdAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [index('login_transactions_expiry').on(t.expiresAt)],
);

/**
 * `rescue`: a link back in. `parked_sign_in`: a proved sign-in that waits for an answer to an offer.
 * `enrollment`: the passkey of that offer. `automatic_upgrade`: one silent attempt at it.
 */
export type TicketPurpose = 'rescue' | 'parked_sign_in' | 'enrollment' | 'automatic_upgrade';

/** What may be done once by whoever holds the ticket, which is stored as a SHA-256 hash. */
export const tickets = table(
  'tickets',
  {
    ticketHash: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    purpose: text().$type<TicketPurpose>().notNull(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [index('tickets_expiry').on(t.expiresAt), index('tickets_user').on(t.userId, t.tenantId)],
);
