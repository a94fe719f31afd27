import { boolean, index, json, primaryKey, table, text, timestamp } from '../columns.ts';
import { passkeys } from './passkeys.ts';
import { tenants } from './tenants.ts';
import { ofUser } from './users.ts';

/**
 * What is remembered of one person on one browser. The browser is known by the hash of its random
 * cookie and by nothing else; `browser` is a name for people, such as "Chrome on Windows".
 */
export const devices = table(
  'devices',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    browserHash: text().notNull(),
    userId: text().notNull(),
    browser: text().notNull(),
    /** A passkey of this user that this very device has used or made. */
    platformPasskeyId: text().references(() => passkeys.id, { onDelete: 'set null' }),
    /** "This isn't my device": nothing is ever offered to this user here. */
    notMine: boolean().notNull(),
    progressiveSnoozedUntil: timestamp(),
    localSnoozedUntil: timestamp(),
    renewalSnoozedUntil: timestamp(),
    automaticTriedAt: timestamp(),
    firstSeenAt: timestamp().notNull(),
    lastSeenAt: timestamp().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.browserHash, t.userId] }),
    ofUser(t),
    index('devices_user').on(t.tenantId, t.userId),
    index('devices_passkey').on(t.platformPasskeyId),
    index('devices_seen').on(t.lastSeenAt),
  ],
);

/** What a person has said about being asked, on whichever device they said it. */
export const enrollmentChoices = table(
  'enrollment_choices',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    snoozedUntil: timestamp(),
    neverAsk: boolean().notNull(),
    /** Set when somebody undid a passkey that was made without being asked for. */
    noAutomatic: boolean().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.userId] }), ofUser(t)],
);

/** Every decision to ask or not to ask, with what it was made from. */
export const enrollmentDecisions = table(
  'enrollment_decisions',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    userId: text().notNull(),
    clientId: text().notNull(),
    connectionId: text().notNull(),
    /** What was asked: `progressive`, `local`, `automatic`, `renewal`, or null. */
    ask: text(),
    reasons: json<{ kind: string; check: string; passed: boolean }[]>().notNull(),
    facts: json<Record<string, unknown>>().notNull(),
    at: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [
    index('enrollment_decisions_user').on(t.tenantId, t.userId, t.at),
    index('enrollment_decisions_expiry').on(t.expiresAt),
  ],
);

/** Every step that people take with passkeys, for the funnel. Nothing here tells one device from another. */
export const passkeyEvents = table(
  'passkey_events',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    at: timestamp().notNull(),
    step: text().notNull(),
    /** Where in the product: `login`, `signup`, `progressive`, `local`, `automatic`, `account` or `rescue`. */
    moment: text().notNull(),
    userId: text(),
    clientId: text(),
    connectionId: text(),
    browserFamily: text().notNull(),
    /** Name of the passkey's provider, where a passkey was made or used. */
    provider: text(),
    /** The browser's error name or our refusal's code, where the step failed. */
    error: text(),
  },
  (t) => [index('passkey_events_at').on(t.tenantId, t.at)],
);

/** A fresh proof of who is there, made for one purpose in one session, and good for one use. */
export const stepUps = table(
  'step_ups',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    /** SHA-256 of the session's uid. */
    sessionHash: text().notNull(),
    purpose: text().notNull(),
    userId: text().notNull(),
    method: text().$type<'password' | 'passkey'>().notNull(),
    provedAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sessionHash, t.purpose] }),
    ofUser(t),
    index('step_ups_user').on(t.tenantId, t.userId),
    index('step_ups_expiry').on(t.expiresAt),
  ],
);
