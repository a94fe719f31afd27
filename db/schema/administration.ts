import { sql } from 'drizzle-orm';

import {
  foreignKey,
  index,
  integer,
  json,
  primaryKey,
  table,
  text,
  timestamp,
} from '../columns.ts';
import type { AnyColumn } from '../columns.ts';
import { tenants } from './tenants.ts';
import { ofUser } from './users.ts';

const ofTenant = () =>
  text()
    .notNull()
    .references(() => tenants.id, { onDelete: 'cascade' });

/**
 * Every administrative act of a tenant, numbered from 1. Each row's hash covers the row and the hash
 * of the one before, so that nothing can be changed, left out or put in without showing.
 */
export const administrativeActs = table(
  'administrative_acts',
  {
    tenantId: ofTenant(),
    number: integer().notNull(),
    at: timestamp().notNull(),
    /** Who: `{"kind": "machine", "clientId": …}`, `{"kind": "command_line"}`, … */
    actor: json<Record<string, unknown>>().notNull(),
    /** The same by its id, so that it can be looked up; the engine takes it out of the hashed `actor`. */
    actorId: text().generatedAlwaysAs(
      sql`coalesce(actor ->> 'userId', actor ->> 'clientId', actor ->> 'kind')`,
      { mode: 'virtual' },
    ),
    /** The operation's id, such as `update_connection`. */
    operation: text().notNull(),
    /** What it was done to, such as a connection's id. */
    target: text(),
    /** What was sent, with secrets masked. */
    details: json<Record<string, unknown>>().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.number] }),
    index('administrative_acts_actor').on(t.tenantId, t.actorId, t.number),
    index('administrative_acts_operation').on(t.tenantId, t.operation, t.number),
  ],
);

/** Who may use a tenant's dashboard, and for what. The person is a user of the admins' own connection. */
export const administrators = table(
  'administrators',
  {
    tenantId: ofTenant(),
    userId: text().notNull(),
    role: text().$type<'owner' | 'admin' | 'support' | 'auditor'>().notNull(),
    createdAt: timestamp().notNull(),
    /** When they came for the first time; null while their invitation waits. */
    joinedAt: timestamp(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.userId] }), ofUser(t)],
);

/** Where an administrator is signed in to the dashboard. */
export const dashboardSessions = table(
  'dashboard_sessions',
  {
    tokenHash: text().primaryKey(),
    tenantId: ofTenant(),
    userId: text().notNull(),
    /** The browser that began it: a cookie that was copied to another opens nothing. */
    browserHash: text().notNull(),
    createdAt: timestamp().notNull(),
    usedAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [
    ofUser(t),
    index('dashboard_sessions_user').on(t.tenantId, t.userId),
    index('dashboard_sessions_expiry').on(t.expiresAt),
  ],
);

/** Where a tenant's log is sent as it grows. */
export const logStreams = table(
  'log_streams',
  {
    id: text().primaryKey(),
    tenantId: ofTenant(),
    name: text().notNull(),
    type: text().$type<'http' | 'stdout'>().notNull(),
    status: text().$type<'active' | 'paused' | 'suspended'>().notNull(),
    /** Ciphertext: addresses and what opens them. */
    sink: text().notNull(),
    filters: json<{ type: 'event'; name: string }[]>().notNull(),
    /** The newest event that has arrived; null: none yet. */
    deliveredId: text(),
    failures: integer().notNull(),
    nextAttemptAt: timestamp().notNull(),
    /** Which node is sending, and until when nobody else may. */
    leasedUntil: timestamp(),
    lastFailure: text(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
  },
  (t) => [
    index('log_streams_tenant').on(t.tenantId, t.id),
    index('log_streams_due').on(t.status, t.nextAttemptAt),
  ],
);

/** Long work that an administrator has asked for. */
export const jobs = table(
  'jobs',
  {
    id: text().primaryKey(),
    tenantId: ofTenant(),
    type: text().$type<'users_import' | 'users_export'>().notNull(),
    status: text().$type<'pending' | 'processing' | 'completed' | 'failed'>().notNull(),
    connectionId: text(),
    settings: json<Record<string, unknown>>().notNull(),
    /** Counts so far: `total`, `inserted`, `updated`, `failed`. */
    summary: json<Record<string, number>>().notNull(),
    /** Where to go on after a restart: a line of the file, or the user that was written last. */
    position: text(),
    failure: text(),
    /** Which node works on it, and until when nobody else may. */
    leasedUntil: timestamp(),
    createdAt: timestamp().notNull(),
    updatedAt: timestamp().notNull(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [
    index('jobs_tenant').on(t.tenantId, t.id),
    index('jobs_status').on(t.status, t.createdAt),
    index('jobs_expiry').on(t.expiresAt),
  ],
);

/** What a job reads, or has written, in parts of some hundred kilobytes. */
export const jobParts = table(
  'job_parts',
  {
    tenantId: ofTenant(),
    jobId: text().notNull(),
    number: integer().notNull(),
    /** Ciphertext: people, and hashes of their passwords. */
    content: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.number] }), ofJob(t)],
);

/** A line of a job that could not be done, and why. */
export const jobErrors = table(
  'job_errors',
  {
    tenantId: ofTenant(),
    jobId: text().notNull(),
    line: integer().notNull(),
    /** Ciphertext. */
    user: text().notNull(),
    errors: json<{ code: string; message: string; path: string }[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.jobId, t.line] }), ofJob(t)],
);

/** A row that goes when its job goes. */
function ofJob(t: { jobId: AnyColumn }) {
  return foreignKey({ columns: [t.jobId], foreignColumns: [jobs.id] }).onDelete('cascade');
}
