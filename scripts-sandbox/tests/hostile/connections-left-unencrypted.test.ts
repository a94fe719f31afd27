/**
 * Claim: where a script asks for encryption, in whatever form its driver knows, no server gets a
 * user, a password or a query without it.
 */
import { beforeEach, expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mysqlGreeting, mysqlPacket } from '../support/mysql-greeting.ts';
import { rawServer } from '../support/raw-server.ts';

/** Each packet that a client has sent to one of the servers, none of which speaks TLS. */
let heard: Buffer[] = [];
beforeEach(() => {
  heard = [];
});

const mysql = await rawServer((socket) => {
  socket.on('data', (bytes) => heard.push(bytes));
  socket.write(mysqlPacket(0, mysqlGreeting));
});

/** Asked for TLS, which is eight bytes, it says no; anything else it takes for a sign-in, which is right. */
const postgres = await rawServer((socket) => {
  socket.on('data', (bytes) => {
    heard.push(bytes);
    socket.write(bytes.length === 8 ? 'N' : 'R\0\0\0\b\0\0\0\0Z\0\0\0\u0005I');
  });
});

const mongodb = await rawServer((socket) => {
  socket.on('data', (bytes) => {
    heard.push(bytes);
    socket.destroy();
  });
});

/** Says in the pre-login that there is no encryption (2). */
const sqlserver = await rawServer((socket) => {
  socket.on('data', (bytes) => {
    heard.push(bytes);
    socket.write(
      Buffer.from([
        ...[4, 1, 0, 26, 0, 0, 1, 0],
        ...[0, 0, 11, 0, 6, 1, 0, 17, 0, 1, 0xff, 16, 0, 0, 0, 0, 0, 2],
      ]),
    );
  });
});

const { ask } = databaseScripts(
  [mysql, postgres, mongodb, sqlserver].map(({ destination }) => destination),
);

const account = `user: 'scripts', password: 'secret'`;
const mysqlAt = `host: '127.0.0.1', port: ${String(mysql.port)}, ${account}`;
const mysqlUri = `mysql://scripts:secret@${mysql.destination}/site`;

test.each([
  ['mysql: ssl, an object', 'mysql', `{ ${mysqlAt}, ssl: {} }`],
  ['mysql: ssl, true', 'mysql', `{ ${mysqlAt}, ssl: true }`],
  ['mysql: ssl, a profile', 'mysql', `{ ${mysqlAt}, ssl: 'Amazon RDS' }`],
  ['mysql: ssl, something else', 'mysql', `{ ${mysqlAt}, ssl: 1 }`],
  ['mysql: JSON in the URI', 'mysql', `'${mysqlUri}?ssl={"rejectUnauthorized":true}'`],
  ['mysql: a profile in the URI', 'mysql', `'${mysqlUri}?ssl=Amazon%20RDS'`],
  ['mysql: true in the URI', 'mysql', `'${mysqlUri}?ssl=true'`],
  ['mysql2: ssl, true', 'mysql2', `{ ${mysqlAt}, ssl: true }`],
  ['mysql2: JSON in the URI', 'mysql2', `'${mysqlUri}?ssl={}'`],
])('%s', async (_what, name, settings) => {
  const told = await ask(`await new Promise((resolve, reject) => {
    require('${name}').createConnection(${settings})
      .connect((error) => (error ? reject(error) : resolve()));
  });`);
  expect(told).toMatchObject({
    error: { message: expect.stringMatching(/ssl|secure/i) as string },
  });
  expect(heard).toEqual([]);
});

const postgresAt = `host: '127.0.0.1', port: ${String(postgres.port)}, ${account}`;
const postgresUri = `postgres://scripts:secret@${postgres.destination}/site`;

test.each([
  ['ssl, true', `new Client({ ${postgresAt}, ssl: true })`],
  ['ssl, an object', `new Client({ ${postgresAt}, ssl: { rejectUnauthorized: false } })`],
  ['ssl beside a URI', `new Client({ connectionString: '${postgresUri}', ssl: {} })`],
  ['ssl in the URI', `new Client('${postgresUri}?ssl=true')`],
  ['sslmode in the URI', `new Client('${postgresUri}?sslmode=require')`],
  ['the default of all', `(defaults.ssl = true, new Client({ ${postgresAt} }))`],
  ['the default of all, and a URI', `(defaults.ssl = true, new Client('${postgresUri}'))`],
  ['the default of all, for pools', `(defaults.ssl = {}, new Pool({ ${postgresAt} }))`],
])('pg: %s', async (_what, client) => {
  const told = await ask(`
    const { Client, Pool, defaults } = require('pg');
    await ${client}.connect();
  `);
  expect(told).toMatchObject({ error: { message: 'The server does not support SSL connections' } });
  // The question whether it speaks TLS, and at most a goodbye.
  expect(heard[0]?.toString('hex')).toBe('0000000804d2162f');
  expect(Buffer.concat(heard).toString()).not.toContain('scripts');
});

test.each([
  ['tls in the URI', `'mongodb://${mongodb.destination}/?tls=true'`],
  ['tls', `'mongodb://${mongodb.destination}/', { tls: true }`],
  ['ssl', `'mongodb://${mongodb.destination}/', { ssl: true }`],
])('mongodb: %s', async (_what, parameters) => {
  const told = await ask(`await require('mongodb').MongoClient.connect(${parameters});`);
  expect(told).toMatchObject({ error: { message: expect.stringMatching(/./) as string } });
  // TLS begins with 22, each time that it is tried.
  expect(heard.length).toBeGreaterThan(0);
  expect(heard.map(([first]) => first)).toEqual(heard.map(() => 22));
});

test('tedious: encrypt', async () => {
  const told = await ask(`
    const connection = new (require('tedious').Connection)({ server: '127.0.0.1', userName: 'scripts', password: 'secret',
      options: { port: ${String(sqlserver.port)}, encrypt: true } });
    await new Promise((resolve, reject) => {
      connection.on('connect', (error) => (error ? reject(error) : resolve()));
    });
  `);
  expect(told).toMatchObject({
    error: { message: expect.stringMatching(/encryption/i) as string },
  });
  // The pre-login alone, which is 18; a login is 16.
  expect(heard.map(([first]) => first)).toEqual([18]);
});
