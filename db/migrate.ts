import { fileURLToPath } from 'node:url';

import { sql } from 'drizzle-orm';
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';

import { db } from './client.ts';
import { engine } from './engine.ts';

const migrationsFolder = fileURLToPath(new URL(`./migrations/${engine}`, import.meta.url));

/** Any 64-bit number will do, as long as every node takes the same one. */
const MIGRATION_LOCK = 7_210_434_110;

/** Brings the database to the current schema. Safe to run from several nodes at once. */
export async function migrate(): Promise<void> {
  if (engine === 'sqlite') {
    migrateSqlite(db, { migrationsFolder });
    return;
  }
  const postgres = db as unknown as NodePgDatabase;
  await postgres.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await migratePostgres(postgres, { migrationsFolder });
  });
}
