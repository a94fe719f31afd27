import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

const engines = { sqlite: '', postgresql: 'postgres://localhost/unused' } as const;

/** Lets drizzle-kit write what the schema has and the folder's migrations have not. */
function generate(engine: string, databaseUrl: string, folder: string): string[] {
  execFileSync(
    'node_modules/.bin/drizzle-kit',
    [
      'generate',
      ...['--schema', 'db/schema/index.ts', '--casing', 'snake_case'],
      // drizzle-kit writes to an absolute path, and looks for what it wrote beneath this directory.
      ...['--dialect', engine, '--out', path.relative('.', folder)],
    ],
    { env: { ...process.env, DATABASE_URL: databaseUrl } },
  );
  return migrationsIn(folder);
}

const migrationsIn = (folder: string) =>
  readdirSync(folder).filter((file) => file.endsWith('.sql'));

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'latchkey-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe.each(Object.entries(engines))('the migrations of %s', (engine, databaseUrl) => {
  test('have everything that the schema has', { timeout: 60_000 }, () => {
    const copy = temporaryFolder();
    cpSync(path.join('db/migrations', engine), copy, { recursive: true });
    expect(generate(engine, databaseUrl, copy)).toEqual(
      migrationsIn(path.join('db/migrations', engine)),
    );
  });

  test('would grow if something were missing', { timeout: 60_000 }, () => {
    expect(generate(engine, databaseUrl, temporaryFolder())).toHaveLength(1);
  });
});

type Snapshot = {
  tables: Record<string, { name: string; columns: Record<string, { notNull: boolean }> }>;
};

function shapeOf(engine: keyof typeof engines) {
  const folder = path.join('db/migrations', engine, 'meta');
  const newest = readdirSync(folder)
    .filter((file) => file.endsWith('_snapshot.json'))
    .toSorted()
    .at(-1);
  const { tables } = JSON.parse(readFileSync(path.join(folder, newest ?? ''), 'utf8')) as Snapshot;
  return Object.fromEntries(
    Object.values(tables).map(({ name, columns }) => [
      name,
      Object.fromEntries(
        Object.entries(columns)
          .map(([column, { notNull }]) => [column, notNull] as const)
          .toSorted(([a], [b]) => a.localeCompare(b)),
      ),
    ]),
  );
}

test('both engines have the same tables and columns', () => {
  const sqlite = shapeOf('sqlite');
  expect(Object.keys(sqlite).length).toBeGreaterThan(10);
  expect(shapeOf('postgresql')).toEqual(sqlite);
});
