/** Against a stand-in for the server: see `../support/sqlserver-stand-in.ts` for what that can show. */
import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { sqlserverStandIn } from '../support/sqlserver-stand-in.ts';

const PASSWORD = 'a password of the tests';

const standIn = await sqlserverStandIn(PASSWORD, (asks) => {
  if (asks('THROW'))
    return { error: { number: 2627, message: 'Violation of UNIQUE KEY constraint' } };
  if (asks('UPDATE')) return { changed: asks('ada@example.com') ? 1 : 0 };
  const row = [7, 'ada@example.com', null];
  return {
    columns: ['int', 'nvarchar', 'nvarchar'],
    names: ['Id', 'Email', 'Nickname'],
    rows: asks('ada@example.com') ? [row] : [],
  };
});

const { run, ask } = databaseScripts([standIn.destination], {
  port: String(standIn.port),
  password: PASSWORD,
});

/** As version 1 is told: it connects of its own accord. */
const OLD = `{ userName: 'scripts', password: configuration.password, server: '127.0.0.1',
  options: { port: Number(configuration.port), database: 'site', rowCollectionOnRequestCompletion: true } }`;

/** As today's versions are told, with \`connect()\`. */
const TODAY = `{ server: '127.0.0.1',
  authentication: { type: 'default', options: { userName: 'scripts', password: configuration.password } },
  options: { port: Number(configuration.port), database: 'site', encrypt: false } }`;

test('version 1: a login in the manner of the templates', async () => {
  const login = `function login(email, password, callback) {
    var sqlserver = require('tedious@1.11.0');
    var Connection = sqlserver.Connection;
    var Request = sqlserver.Request;
    var TYPES = sqlserver.TYPES;
    var connection = new Connection(${OLD});
    var query = 'SELECT Id, Email, Nickname FROM dbo.Users WHERE Email = @Email';
    connection.on('debug', function () {}).on('errorMessage', console.error).on('infoMessage', console.log);
    connection.on('connect', function (error) {
      if (error) return callback(error);
      var request = new Request(query, function (error, rowCount, rows) {
        if (error) return callback(error);
        if (rowCount < 1) return callback(new WrongUsernameOrPasswordError(email));
        callback(null, { user_id: rows[0][0].value, email: rows[0][1].value, name: rows[0][2].value });
      });
      request.addParameter('Email', TYPES.VarChar, email);
      connection.execSql(request);
    });
  }`;
  const asked = { script: 'login', password: 'any' } as const;
  expect(await run(login, { ...asked, usernameOrEmail: 'ada@example.com' })).toMatchObject({
    kind: 'ok',
    answer: { email: 'ada@example.com' },
    report: { modules: [{ asked: 'tedious@1.11.0' }] },
  });
  expect(await run(login, { ...asked, usernameOrEmail: 'nobody@example.com' })).toMatchObject({
    kind: 'denied',
    errorClass: 'WrongUsernameOrPasswordError',
  });
});

test('today: rows as events with the names of their columns, and a count of what was changed', async () => {
  const told = await ask(`
    const { Connection, Request, TYPES } = require('tedious');
    const connection = new Connection(${TODAY});
    await new Promise((resolve, reject) => {
      connection.connect((error) => (error ? reject(error) : resolve()));
    });
    const execute = (text, email) => new Promise((resolve, reject) => {
      const rows = [];
      const request = new Request(text, (error, count) => (error ? reject(error) : resolve({ count, rows })));
      request.addParameter('email', TYPES.NVarChar, email);
      request.on('row', (columns) => {
        rows.push(Object.fromEntries(columns.map((column) => [column.metadata.colName, column.value])));
      });
      connection.execSql(request);
    });
    const found = await execute('SELECT * FROM Users WHERE Email = @email', 'ada@example.com');
    const changed = await execute('UPDATE Users SET Verified = 1 WHERE Email = @email', 'ada@example.com');
    connection.close();
    return { found, changed: changed.count };
  `);
  expect(told).toEqual({
    value: {
      found: { count: 1, rows: [{ Id: 7, Email: 'ada@example.com', Nickname: null }] },
      changed: 1,
    },
  });
});

test('an error of the server comes with its number', async () => {
  const told = await ask(`
    const { Connection, Request } = require('tedious');
    const connection = new Connection(${TODAY});
    await new Promise((resolve, reject) => {
      connection.execSql(new Request('THROW', (error) => (error ? reject(error) : resolve())));
    });
  `);
  expect(told).toMatchObject({
    error: { message: 'Violation of UNIQUE KEY constraint', number: 2627, code: 'EREQUEST' },
  });
});

test('a wrong password is told to who waits for the connection', async () => {
  const told = await ask(`
    const { Connection } = require('tedious');
    const connection = new Connection(${TODAY.replace('configuration.password', "'wrong password'")});
    await new Promise((resolve, reject) => {
      connection.on('connect', (error) => (error ? reject(error) : resolve()));
    });
  `);
  expect(told).toMatchObject({
    error: { message: "Login failed for user 'scripts'.", code: 'ELOGIN' },
  });
});

test('a type that does not exist is refused where it is named', async () => {
  const told = await ask(`
    const { Request, TYPES } = require('tedious');
    new Request('SELECT 1').addParameter('x', TYPES.Table, 1);
  `);
  expect(told).toMatchObject({ error: { message: 'The parameter x has no type of TYPES' } });
});

test('an instance by name and a sign-in by a cloud are refused with what can be done', async () => {
  const connectTo = (settings: string): Promise<unknown> =>
    ask(`
      const connection = new (require('tedious').Connection)(${settings});
      await new Promise((resolve, reject) => {
        connection.on('connect', (error) => (error ? reject(error) : resolve()));
      });
    `);
  expect(
    await connectTo(`{ server: '127.0.0.1', options: { instanceName: 'SITE' } }`),
  ).toMatchObject({
    error: { message: 'A script names the port of an instance of SQL Server, not its name' },
  });
  const cloud = `{ server: '127.0.0.1', authentication: { type: 'azure-active-directory-default' } }`;
  expect(await connectTo(cloud)).toMatchObject({
    error: { message: expect.stringContaining('one of: default, ntlm') as string },
  });
});

test('every connection is closed when the run ends, whatever the script forgets', async () => {
  await ask(`
    const connection = new (require('tedious').Connection)(${TODAY});
    await new Promise((resolve) => connection.on('connect', resolve));
  `);
  await expect.poll(() => standIn.sockets.size).toBe(0);
});
