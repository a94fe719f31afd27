/** Claim: when a run ends, its connections close and its query stops, whatever the script has forgotten. */
import { describe, expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mariadb, mariadbd } from '../support/mariadb-for-scripts.ts';
import { postgres } from '../support/postgres-for-scripts.ts';

const { url, destination, query } = await postgres();
const { run } = databaseScripts([destination], { url });

const activity = `select query from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

test('PostgreSQL: a query that is under way is cancelled', async () => {
  const running = run(`async (identifier, callback) => {
    const client = new (require('pg').Client)(configuration.url);
    await client.connect();
    client.query('select pg_sleep(300)').catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    callback(null);
  }`);
  await expect.poll(() => query(activity)).toEqual([{ query: 'select pg_sleep(300)' }]);
  expect(await running).toMatchObject({ kind: 'ok' });
  await expect.poll(() => query(activity)).toEqual([]);
});

test('PostgreSQL: what a run had begun and not committed is undone', async () => {
  await query('create table marks (mark int)');
  await run(`async (identifier, callback) => {
    const client = new (require('pg').Client)(configuration.url);
    await client.connect();
    await client.query('begin');
    await client.query('insert into marks values (1)');
    callback(null);
  }`);
  await expect.poll(() => query(activity)).toEqual([]);
  expect(await query('select * from marks')).toEqual([]);
});

describe.skipIf(!mariadbd)('MariaDB', async () => {
  if (!mariadbd) return;
  const server = await mariadb();
  const scripts = databaseScripts([server.destination], server.configuration);
  const others = async (): Promise<number> => {
    const rows = await server.query(
      "select id from information_schema.processlist where user = 'scripts' and id <> connection_id()",
    );
    return rows.length;
  };

  test('a connection that nobody has ended is gone', async () => {
    const told = await scripts.ask(`
      const connection = await require('mysql2/promise').createConnection(configuration);
      const [rows] = await connection.query("select count(*) as n from information_schema.processlist where user = 'scripts'");
      return rows[0].n;
    `);
    expect(told).toEqual({ value: 2 });
    await expect.poll(others).toBe(0);
  });

  test('a query that is under way is stopped', async () => {
    const running = scripts.run(`async (identifier, callback) => {
      const connection = await require('mysql2/promise').createConnection(configuration);
      connection.query('select sleep(300)').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      callback(null);
    }`);
    await expect.poll(others).toBe(1);
    expect(await running).toMatchObject({ kind: 'ok' });
    await expect.poll(others).toBe(0);
  });
});
