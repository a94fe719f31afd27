/** A database of this test file's own, on the server that TEST_DATABASE_URL names. */
import { randomUUID } from 'node:crypto';

import pg from 'pg';
import { afterAll, beforeEach } from 'vitest';

import { administer, databaseUrl, hasServer } from '../../../tests/database/postgresql-server.ts';

export type PostgresForScripts = {
  url: string;
  destination: string;
  /** Asks beside the scripts, as somebody who looks at the database would. */
  query: (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>;
};

export async function postgres(): Promise<PostgresForScripts> {
  if (!hasServer) return nowhere();
  const name = `scripts_${randomUUID().replaceAll('-', '')}`;
  await administer(`create database ${name}`);
  const url = databaseUrl(name);
  const { hostname, port } = new URL(url);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  // Its connections close while the database is dropped under them.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  afterAll(async () => {
    await pool.end();
    await administer(`drop database ${name} with (force)`);
  });
  return {
    url,
    destination: `${hostname}:${port || '5432'}`,
    async query(text, values) {
      const { rows } = await pool.query<Record<string, unknown>>(text, values);
      return rows;
    },
  };
}

/** A developer's machine without PostgreSQL: the tests of the file are skipped. */
function nowhere(): PostgresForScripts {
  beforeEach(({ skip }) => {
    skip('No PostgreSQL is running here');
  });
  return { url: '', destination: 'nowhere.invalid:5432', query: () => Promise.resolve([]) };
}
