/** Claim: a database that has more to say than a script may hear is cut off while it speaks. */
import { BSON } from 'mongodb';
import { describe, expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mariadb, mariadbd } from '../support/mariadb-for-scripts.ts';
import { mongodbStandIn } from '../support/mongodb-stand-in.ts';
import { postgres } from '../support/postgres-for-scripts.ts';
import { sqlserverStandIn } from '../support/sqlserver-stand-in.ts';

const MANY = 'more than 10000 rows';
const MUCH = 'more than 5 MB';

const { url, destination } = await postgres();
const maria = mariadbd ? await mariadb() : undefined;
const batches = await mongodbStandIn((command) => {
  if (!('find' in command || 'getMore' in command)) return undefined;
  const batch = Array.from({ length: 1_000 }, (_, n) => ({ n }));
  const name = 'find' in command ? 'firstBatch' : 'nextBatch';
  return { ok: 1, cursor: { id: BSON.Long.ONE, ns: 'site.users', [name]: batch } };
});
const largeDocument = await mongodbStandIn((command) => {
  if (!('find' in command)) return undefined;
  const firstBatch = [{ text: 'x'.repeat(6 * 2 ** 20) }];
  return { ok: 1, cursor: { id: BSON.Long.ZERO, ns: 'site.users', firstBatch } };
});
const sqlserver = await sqlserverStandIn('password', () => ({
  columns: ['int'],
  names: ['n'],
  // About as many as fit into one packet of the stand-in.
  rows: Array.from({ length: 10_500 }, () => [1]),
}));

const { ask } = databaseScripts(
  [
    destination,
    ...(maria ? [maria.destination] : []),
    batches.destination,
    largeDocument.destination,
    sqlserver.destination,
  ],
  { url, ...maria?.configuration },
);

const refused = (message: string): object => ({
  error: { message: expect.stringContaining(message) as string },
});

describe('PostgreSQL', () => {
  const query = (text: string): Promise<unknown> =>
    ask(`
      const client = new (require('pg').Client)(configuration.url);
      await client.connect();
      return (await client.query(${JSON.stringify(text)})).rowCount;
    `);

  test('rows without end', async () => {
    expect(await query('select generate_series(1, 1000000000)')).toMatchObject(refused(MANY));
  });

  test('rows that are large, one cell that is', async () => {
    const rows = "select repeat('x', 100000), generate_series(1, 1000000)";
    expect(await query(rows)).toMatchObject(refused(MUCH));
    expect(await query("select repeat('x', 20000000)")).toMatchObject(refused(MUCH));
  });

  test('as many rows as a script may read', async () => {
    expect(await query('select generate_series(1, 10000)')).toEqual({ value: 10_000 });
  });
});

describe.skipIf(!maria)('MariaDB', () => {
  const query = (text: string): Promise<unknown> =>
    ask(`
      const connection = await require('mysql2/promise').createConnection(configuration);
      return (await connection.query(${JSON.stringify(text)}))[0].length;
    `);

  test('rows without end', async () => {
    expect(await query('select seq from seq_1_to_1000000000')).toMatchObject(refused(MANY));
  });

  test('rows that are large', async () => {
    const rows = "select repeat('x', 100000) from seq_1_to_1000000";
    expect(await query(rows)).toMatchObject(refused(MUCH));
  });

  test('as many rows as a script may read', async () => {
    expect(await query('select seq from seq_1_to_10000')).toEqual({ value: 10_000 });
  });
});

describe('MongoDB', () => {
  const find = (uri: string): Promise<unknown> =>
    ask(`
      const client = new (require('mongodb').MongoClient)(${JSON.stringify(uri)});
      return (await client.db().collection('users').find().toArray()).length;
    `);

  test('batches without end', async () => {
    expect(await find(batches.uri)).toMatchObject(refused(MANY));
  });

  test('one document that is large', async () => {
    expect(await find(largeDocument.uri)).toMatchObject(refused(MUCH));
  });
});

test('SQL Server: more rows than a script may read', async () => {
  const told = await ask(`
    const { Connection, Request } = require('tedious');
    const connection = new Connection({ server: '127.0.0.1', userName: 'scripts', password: 'password',
      options: { port: ${String(sqlserver.port)} } });
    return await new Promise((resolve, reject) => {
      connection.execSql(new Request('SELECT n', (error, count) => (error ? reject(error) : resolve(count))));
    });
  `);
  expect(told).toMatchObject(refused(MANY));
});
