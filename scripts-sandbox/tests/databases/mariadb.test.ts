import { describe, expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mariadb, mariadbd } from '../support/mariadb-for-scripts.ts';

describe.skipIf(!mariadbd)('MariaDB', async () => {
  if (!mariadbd) return;
  const { configuration, destination, certificate, query } = await mariadb();
  const { ask, run } = databaseScripts([destination], { ...configuration, certificate });
  await query(`create table facts (id bigint auto_increment primary key, amount decimal(10, 2), at datetime,
    bytes varbinary(10), document json, flag tinyint(1), text varchar(50) unique)`);

  const call = `const call = (start) => new Promise((resolve, reject) => {
    start((error, value) => (error ? reject(error) : resolve(value)));
  });`;

  test('mysql: values, and what a statement has changed, in the form of that module', async () => {
    const told = await ask(`${call}
      const mysql = require('mysql');
      const connection = mysql.createConnection(configuration);
      const query = (...given) => call((callback) => connection.query(...given, callback));
      const inserted = await query('INSERT INTO facts SET ?', { amount: 1.5, at: new Date(0),
        bytes: Buffer.from([0, 255]), document: '{"a":[1]}', flag: true, text: "o'brien \\\\ é" });
      const changed = await query({ sql: 'UPDATE facts SET flag = ? WHERE id = ?', values: [0, inserted.insertId] });
      const [row] = await query('SELECT * FROM facts WHERE ?? = ?', ['text', "o'brien \\\\ é"]);
      await call((callback) => connection.end(callback));
      return { affected: inserted.affectedRows, changed: [changed.affectedRows, changed.changedRows, changed.length],
        row: { ...row, at: row.at instanceof Date && row.at.getTime(), bytes: row.bytes.toString('hex') } };
    `);
    expect(told).toEqual({
      value: {
        affected: 1,
        // What was changed is no list: templates that ask for its length get none.
        changed: [1, 1, null],
        row: {
          id: 1,
          amount: 1.5,
          at: 0,
          bytes: '00ff',
          document: '{"a":[1]}',
          flag: 0,
          text: String.raw`o'brien \ é`,
        },
      },
    });
  });

  test('mysql2: decimals as text, prepared statements, several at once, names for values', async () => {
    const told = await ask(`
      const connection = await require('mysql2/promise').createConnection({ ...configuration,
        multipleStatements: true, namedPlaceholders: true });
      const [[prepared]] = await connection.execute('SELECT CAST(? AS DECIMAL(4,2)) AS amount', ['1.50']);
      const [several] = await connection.query('SELECT 1 AS one; SELECT 2 AS two');
      const [[named]] = await connection.query('SELECT :text AS text', { text: "it's" });
      const [rows, fields] = await connection.query({ sql: 'SELECT 1, 2', rowsAsArray: true });
      return { prepared, several, named, rows, names: fields.map(({ name }) => name) };
    `);
    expect(told).toEqual({
      value: {
        prepared: { amount: '1.50' },
        several: [[{ one: 1 }], [{ two: 2 }]],
        named: { text: "it's" },
        rows: [[1, 2]],
        names: ['1', '2'],
      },
    });
  });

  test('a query without a callback tells its rows as events', async () => {
    const told = await ask(`
      const connection = require('mysql').createConnection(configuration);
      return await new Promise((resolve, reject) => {
        const rows = [];
        connection.query('SELECT 1 AS n UNION SELECT 2')
          .on('error', reject).on('result', (row) => rows.push(row.n)).on('end', () => resolve(rows));
      });
    `);
    expect(told).toEqual({ value: [1, 2] });
  });

  test('errors have their code, number and state', async () => {
    const told = await ask(`
      const connection = await require('mysql2/promise').createConnection(configuration);
      await connection.query("INSERT INTO facts (text) VALUES ('twice')");
      await connection.query("INSERT INTO facts (text) VALUES ('twice')");
    `);
    expect(told).toMatchObject({
      error: { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' },
    });
  });

  test('a transaction on a connection of a pool is undone', async () => {
    const told = await ask(`${call}
      const pool = require('mysql').createPool({ ...configuration, connectionLimit: 1 });
      const connection = await call((callback) => pool.getConnection(callback));
      const query = (...given) => call((callback) => connection.query(...given, callback));
      await call((callback) => connection.beginTransaction(callback));
      await query("INSERT INTO facts (text) VALUES ('undone')");
      await call((callback) => connection.rollback(callback));
      connection.release();
      const rows = await call((callback) => pool.query("SELECT * FROM facts WHERE text = 'undone'", callback));
      return rows.length;
    `);
    expect(told).toEqual({ value: 0 });
  });

  test('what a callback throws is the error of the script', async () => {
    const outcome = await run(`function (identifier, callback) {
      require('mysql').createConnection(configuration).query('SELECT 1', function () {
        throw new TypeError('thrown in a callback');
      });
    }`);
    expect(outcome).toMatchObject({
      kind: 'threw',
      error: { name: 'TypeError', message: 'thrown in a callback' },
    });
  });

  test('TLS is spoken with who shows a certificate that the script trusts, and with nobody else', async () => {
    const connect = (ssl: string): Promise<unknown> =>
      ask(`
        const connection = await require('mysql2/promise').createConnection({ ...configuration, ssl: ${ssl} });
        const [[{ Value }]] = await connection.query("SHOW STATUS LIKE 'Ssl_version'");
        return Value;
      `);
    expect(await connect('{ ca: configuration.certificate }')).toEqual({
      value: expect.stringMatching(/^TLSv1\.[23]$/) as string,
    });
    expect(await connect('{}')).toMatchObject({ error: { code: 'HANDSHAKE_SSL_ERROR' } });
  });

  test('what a server sends by TLS is counted as well', async () => {
    const told = await ask(`
      const connection = await require('mysql2/promise').createConnection({ ...configuration,
        ssl: { ca: configuration.certificate } });
      await connection.query("SELECT REPEAT('x', 100000) FROM seq_1_to_1000000");
    `);
    expect(told).toMatchObject({
      error: { message: 'The database has sent more than 5 MB for one answer' },
    });
  });

  test('a function as a setting is refused: it would have to run where the driver is', async () => {
    const told = await ask(`
      require('mysql').createConnection({ ...configuration, typeCast: () => 1 });
    `);
    expect(told).toMatchObject({
      error: { message: 'A script cannot give typeCast as a function' },
    });
  });
});
