import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { postgres } from '../support/postgres-for-scripts.ts';

const { url, destination, query } = await postgres();
const { ask, run } = databaseScripts([destination], { url });

await query('create table facts (id serial primary key, text text unique not null)');

test('callbacks and promises, texts and objects ask the same', async () => {
  const told = await ask(`
    const { Client } = require('pg');
    const client = new Client({ connectionString: configuration.url });
    await client.connect();
    const call = (...given) => new Promise((resolve, reject) => {
      client.query(...given, (error, result) => (error ? reject(error) : resolve(result.rows[0].n)));
    });
    const one = await call('select 1 as n');
    const two = await call('select $1::int as n', [2]);
    const three = await call({ text: 'select $1::int as n', values: [3] });
    const { rows: [four] } = await client.query({ text: 'select $1::int as n', rowMode: 'array' }, [4]);
    const { rows: [named] } = await client.query({ name: 'five', text: 'select $1::int as n', values: [5] });
    const several = await client.query('select 6 as n; select 7 as n');
    await new Promise((resolve) => client.end(resolve));
    return [one, two, three, four, named.n, several.map(({ rows }) => rows[0].n)];
  `);
  expect(told).toEqual({ value: [1, 2, 3, [4], 5, [6, 7]] });
});

test('a parser of a type that the script brings is used from then on', async () => {
  const told = await ask(`
    const { Pool, types } = require('pg');
    const pool = new Pool({ connectionString: configuration.url });
    const big = async () => (await pool.query('select 42::bigint as n')).rows[0].n;
    const before = await big();
    types.setTypeParser(types.builtins.INT8, (text) => Number(text));
    return [before, await big()];
  `);
  expect(told).toEqual({ value: ['42', 42] });
});

test('errors have what the documentation of the server lists', async () => {
  const told = await ask(`
    const pool = new (require('pg').Pool)({ connectionString: configuration.url });
    await pool.query("insert into facts (text) values ('twice')");
    await pool.query("insert into facts (text) values ('twice')");
  `);
  expect(told).toMatchObject({
    error: {
      code: '23505',
      severity: 'ERROR',
      table: 'facts',
      constraint: 'facts_text_key',
      detail: 'Key (text)=(twice) already exists.',
    },
  });
  expect(JSON.stringify(told)).not.toContain('.c"');
});

test('a client that a script has not connected says so', async () => {
  const told = await ask(`await new (require('pg').Client)(configuration.url).query('select 1');`);
  expect(told).toMatchObject({
    error: { message: 'The client is not connected: call connect() first' },
  });
});

test('a client that was ended answers no more', async () => {
  const told = await ask(`
    const client = new (require('pg').Client)(configuration.url);
    await client.connect();
    await client.end();
    await client.query('select 1');
  `);
  expect(told).toMatchObject({ error: { message: 'The connection is closed' } });
});

test('a pool of one serves one after the other, and gives out whom it got back', async () => {
  const told = await ask(`
    const pool = new (require('pg').Pool)({ connectionString: configuration.url, max: 1 });
    const client = await pool.connect();
    const { processID } = client;
    const waiting = pool.query('select pg_backend_pid() as pid');
    const { waitingCount } = pool;
    client.release();
    const { rows: [{ pid }] } = await waiting;
    await pool.end();
    return { waitingCount, isSame: pid === processID };
  `);
  expect(told).toEqual({ value: { waitingCount: 1, isSame: true } });
});

test('what a callback throws is the error of the script', async () => {
  const outcome = await run(`function (identifier, callback) {
    require('pg').connect(configuration.url, function (error, client, done) {
      throw new TypeError('thrown in a callback');
    });
  }`);
  expect(outcome).toMatchObject({
    kind: 'threw',
    error: { name: 'TypeError', message: 'thrown in a callback' },
  });
});

test('a statement stays apart from its values', async () => {
  const told = await ask(`
    const pool = new (require('pg').Pool)({ connectionString: configuration.url });
    const { rows } = await pool.query('select $1 as text', ["'; drop table facts; --"]);
    return rows[0].text;
  `);
  expect(told).toEqual({ value: "'; drop table facts; --" });
  expect(await query("select to_regclass('facts') is not null as exists")).toEqual([
    { exists: true },
  ]);
});
