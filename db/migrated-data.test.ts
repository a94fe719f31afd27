/** What people have from before an upgrade is there after it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';

import { migrateSqliteDatabase } from './migrate.ts';

const everything = 'db/migrations/sqlite';

/** The migrations up to and with the one of this number. */
function migrationsUpTo(last: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(everything, folder, { recursive: true });
  const journalFile = path.join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { idx: number }[] };
  const entries = journal.entries.filter(({ idx }) => idx <= last);
  writeFileSync(journalFile, JSON.stringify({ ...journal, entries }));
  return folder;
}

function openedDatabase() {
  const sqlite = new Database(':memory:');
  onTestFinished(() => void sqlite.close());
  sqlite.pragma('foreign_keys = ON');
  return { sqlite, database: drizzle(sqlite) };
}

const somebody = `
  insert into tenants (id, name, display_name, branding, created_at) values ('ten', 'acme', 'Acme', '{}', 0);
  insert into connections (id, tenant_id, name, strategy, options, created_at, updated_at)
    values ('con', 'ten', 'people', 'auth0', '{}', 0, 0);
  insert into users (id, tenant_id, email, email_verified, profile, blocked, logins_count, created_at, updated_at)
    values ('auth0|ada', 'ten', 'ada@example.com', 1, '{}', 0, 3, 0, 0);
  insert into identities (id, tenant_id, user_id, connection_id, provider_user_id, email, created_at)
    values ('idn', 'ten', 'auth0|ada', 'con', 'ada', 'ada@example.com', 0);
  insert into password_hashes (user_id, tenant_id, hash, updated_at) values ('auth0|ada', 'ten', 'hash', 0);
  insert into user_handles (tenant_id, rp_id, user_id, handle) values ('ten', 'localhost', 'auth0|ada', 'handle');
  insert into passkeys (id, tenant_id, user_id, rp_id, credential_id, public_key, algorithm, sign_count,
    user_verified, backup_eligible, backed_up, transports, aaguid, name, created_at)
    values ('dev', 'ten', 'auth0|ada', 'localhost', 'credential', x'01', -7, 0, 1, 0, 0, '[]', '', 'Passkey', 0);
  insert into devices (tenant_id, browser_hash, user_id, browser, platform_passkey_id, not_mine, first_seen_at, last_seen_at)
    values ('ten', 'browser', 'auth0|ada', 'Chrome', 'dev', 0, 0, 0);
  insert into enrollment_choices (tenant_id, user_id, never_ask, no_automatic, updated_at)
    values ('ten', 'auth0|ada', 1, 0, 0);
`;

const tables = [
  'users',
  'identities',
  'password_hashes',
  'user_handles',
  'passkeys',
  'devices',
  'enrollment_choices',
];

test('a person keeps their passkeys, password, devices and choices', () => {
  const { sqlite, database } = openedDatabase();
  migrateSqliteDatabase(database, migrationsUpTo(2));
  sqlite.exec(somebody);
  const rowsOf = (table: string) => sqlite.prepare(`select * from ${table}`).get();
  const before = tables.map(rowsOf);

  migrateSqliteDatabase(database, everything);

  expect(tables.map(rowsOf)).toMatchObject(before as object[]);
  expect(sqlite.prepare('select password_proved_as as typed from identities').get()).toEqual({
    typed: null,
  });
});

test('rows still go with their user, and cannot be without one', () => {
  const { sqlite, database } = openedDatabase();
  migrateSqliteDatabase(database, everything);
  sqlite.exec(somebody);
  expect(() =>
    sqlite.exec(`insert into password_hashes values ('auth0|nobody', 'ten', 'hash', 0)`),
  ).toThrow(/FOREIGN KEY/);
  sqlite.exec(`delete from users where id = 'auth0|ada'`);
  for (const table of tables) {
    expect(sqlite.prepare(`select count(*) as rows from ${table}`).get()).toEqual({ rows: 0 });
  }
});

test('scripts from before they had versions are drafts now, and secrets lie open no longer', () => {
  const { sqlite, database } = openedDatabase();
  migrateSqliteDatabase(database, migrationsUpTo(2));
  sqlite.exec(somebody);
  const options = {
    ...{ import_mode: true, customScripts: { login: 'function login() {}' } },
    configuration: { PASSWORD: 'lies open' },
  };
  sqlite.prepare('update connections set options = ?').run(JSON.stringify(options));

  migrateSqliteDatabase(database, everything);

  const rowsOf = (columns: string, table: string) =>
    sqlite.prepare(`select ${columns} from ${table}`).all();
  expect(rowsOf('connection_id, script, version, source', 'script_versions')).toEqual([
    { connection_id: 'con', script: 'login', version: 1, source: 'function login() {}' },
  ]);
  expect(rowsOf('*', 'script_slots')).toEqual([]);
  expect(rowsOf('options, configuration', 'connections')).toEqual([
    { options: '{"import_mode":true}', configuration: null },
  ]);
});

test('a migration that leaves rows behind stops the start', () => {
  const { sqlite, database } = openedDatabase();
  migrateSqliteDatabase(database, migrationsUpTo(2));
  sqlite.pragma('foreign_keys = OFF');
  sqlite.exec(
    `insert into user_handles (tenant_id, rp_id, user_id, handle) values ('no', 'a', 'b', 'c')`,
  );
  expect(() => migrateSqliteDatabase(database, everything)).toThrow(/left rows behind/);
});
