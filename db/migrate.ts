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
    migrateSqliteDatabase(db, migrationsFolder);
    return;
  }
  const postgres = db as unknown as NodePgDatabase;
  await postgres.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await migratePostgres(postgres, { migrationsFolder });
  });
}

/**
 * SQLite changes a table by making it anew, and dropping the old one would take every row along that
 * refers to it (SQLite, "Making Other Kinds Of Table Schema Changes"). The switch counts outside of
 * transactions only, so it is thrown here; afterwards no row may refer to one that is missing.
 */
export function migrateSqliteDatabase(database: typeof db, folder: string): void {
  database.run(sql`pragma foreign_keys = off`);
  try {
    migrateSqlite(database, { migrationsFolder: folder });
    const [orphan] = database.all(sql`pragma foreign_key_check`);
    if (orphan) throw new Error(`a migration has left rows behind: ${JSON.stringify(orphan)}`);
  } finally {
    database.run(sql`pragma foreign_keys = on`);
  }
}
