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
import { connections } from './connections.ts';
import { tenants } from './tenants.ts';

/** Every source that was ever saved for a script, numbered from 1. Nothing changes a version. */
export const scriptVersions = table(
  'script_versions',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    connectionId: text()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    /** `login`, `get_user`, …: a key of `options.customScripts`. */
    script: text().notNull(),
    version: integer().notNull(),
    source: text().notNull(),
    /** What its author says of it. */
    note: text(),
    createdAt: timestamp().notNull(),
    createdBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.script, t.version] })],
);

/** Which version of a script runs, and which one runs beside it in the shadow. */
export const scriptSlots = table(
  'script_slots',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    connectionId: text()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    script: text().notNull(),
    publishedVersion: integer(),
    shadowVersion: integer(),
    /** What came of trying whether Get User knows people by their id too, and with which version. */
    lookUps: json<LookUpsTried>(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.script] })],
);

export type LookUpsTried = {
  version: number;
  at: string;
  /** Null where both look-ups name the same person. */
  problem: string | null;
};

/** When which version came into use, and whose act that was. */
export const scriptPublications = table(
  'script_publications',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    connectionId: text().notNull(),
    script: text().notNull(),
    version: integer().notNull(),
    publishedAt: timestamp().notNull(),
    publishedBy: text().notNull(),
  },
  (t) => [ofVersion(t), index('script_publications_script').on(t.connectionId, t.script, t.id)],
);

/** Input that somebody has saved to try a script with, and what ought to come of it. */
export const scriptFixtures = table(
  'script_fixtures',
  {
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    connectionId: text()
      .notNull()
      .references(() => connections.id, { onDelete: 'cascade' }),
    script: text().notNull(),
    name: text().notNull(),
    /** Ciphertext: fixtures of `login` have passwords. */
    input: text().notNull(),
    expected: json<Record<string, unknown>>(),
    updatedAt: timestamp().notNull(),
    updatedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.script, t.name] })],
);

/** A run that somebody may want to look into: one that failed, or one whose shadow came out differently. */
export const scriptRuns = table(
  'script_runs',
  {
    id: text().primaryKey(),
    tenantId: text()
      .notNull()
      .references(() => tenants.id, { onDelete: 'cascade' }),
    connectionId: text().notNull(),
    script: text().notNull(),
    version: integer().notNull(),
    at: timestamp().notNull(),
    /** Ciphertext, without passwords. */
    input: text().notNull(),
    /** How it ended, with secrets masked. */
    outcome: json<Record<string, unknown>>().notNull(),
    shadow: json<{ version: number; outcome: Record<string, unknown> }>(),
    expiresAt: timestamp().notNull(),
  },
  (t) => [
    ofVersion(t),
    index('script_runs_script').on(t.connectionId, t.script, t.id),
    index('script_runs_expiry').on(t.expiresAt),
  ],
);

/** A row that goes when its version goes, which is with its connection. */
function ofVersion(t: { connectionId: AnyColumn; script: AnyColumn; version: AnyColumn }) {
  return foreignKey({
    columns: [t.connectionId, t.script, t.version],
    foreignColumns: [scriptVersions.connectionId, scriptVersions.script, scriptVersions.version],
  }).onDelete('cascade');
}
