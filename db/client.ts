/**
 * The open database. Queries are written once, typed as SQLite's, and always awaited:
 * never `.get()`, `.all()` or `.run()`, which only SQLite has.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import Database from 'better-sqlite3';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import pg from 'pg';

import { databaseUrl, dataDirectory, engine } from './engine.ts';

type Db = BetterSQLite3Database;

/** What the statements of a transaction are built from. */
export type Writer = Pick<Db, 'insert' | 'update' | 'delete'>;

/** A statement that has been built but not yet run. */
type Statement = PromiseLike<unknown> & { run?: () => unknown };

const connection = engine === 'postgresql' ? openPostgres() : openSqlite();

/** Every query of the product goes through this value. */
export const db: Db = connection.db;

/** Closes the database; the process can end after it. */
export const closeDatabase = connection.close;

/** Rejects when the database cannot answer. */
export const pingDatabase = connection.ping;

/**
 * Runs the statements in one transaction, in order, all or none.
 * They are built from `tx`, and none may depend on another's result: better-sqlite3's
 * transactions cannot hold an `await`.
 */
export const atomically: (build: (tx: Writer) => Statement[]) => Promise<void> =
  connection.atomically;

function openSqlite() {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const sqlite = new Database(path.join(dataDirectory, 'latchkey.sqlite'));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = NORMAL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('busy_timeout = 5000');
  const opened = drizzleSqlite(sqlite, { casing: 'snake_case' });
  return {
    db: opened as Db,
    close: () => Promise.resolve(void sqlite.close()),
    ping: () => Promise.resolve(void sqlite.prepare('select 1').get()),
    atomically: (build: (tx: Writer) => Statement[]) => {
      opened.transaction((tx) => {
        for (const statement of build(tx)) statement.run?.();
      });
      return Promise.resolve();
    },
  };
}

function openPostgres() {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const opened = drizzlePostgres(pool, { casing: 'snake_case' });
  return {
    db: opened as unknown as Db,
    close: () => pool.end(),
    ping: async () => void (await pool.query('select 1')),
    atomically: (build: (tx: Writer) => Statement[]) =>
      opened.transaction(async (tx) => {
        for (const statement of build(tx as unknown as Writer)) await statement;
      }),
  };
}
