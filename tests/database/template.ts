/**
 * One migrated, empty database per run, of which every test file gets a copy: copying costs
 * milliseconds, and a test file that asks nothing of the database does not even load it.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A folder for SQLite, a database's name for PostgreSQL. */
    templateDatabase: string;
  }
}

/** Migrates in a process of its own, because the engine is decided at import. */
export function migrateDatabase(env: { DATABASE_URL: string; LATCHKEY_DATA_DIR?: string }): void {
  const program = fileURLToPath(new URL('./migrate.ts', import.meta.url));
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}
