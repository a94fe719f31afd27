/**
 * Scripts for SQL Server as people have them, in the manner of the published templates: of a table of
 * one's own, and of the two membership providers of ASP.NET. They are written for version 1 of the
 * driver. Against a stand-in: see `../support/sqlserver-stand-in.ts` for what that can show.
 */
import { createHmac, pbkdf2Sync } from 'node:crypto';

import bcrypt from 'bcryptjs';
import { beforeEach, describe, expect, test } from 'vitest';

import type { ScriptAction } from '../../index.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { sqlserverStandIn } from '../support/sqlserver-stand-in.ts';
import type { SqlserverAnswer } from '../support/sqlserver-stand-in.ts';

const DATABASE_PASSWORD = 'a password of the tests';
const PASSWORD = 'pässword of Ada';

/** What the database answers to a request in which a text stands; to all others nobody is there. */
let answers: [text: string, answer: SqlserverAnswer][] = [];
/** The texts of varchar that it was told. */
let bytes: string[] = [];
beforeEach(() => {
  bytes = [];
});

const standIn = await sqlserverStandIn(DATABASE_PASSWORD, (asks, told) => {
  bytes.push(told);
  const [, answer] = answers.find(([text]) => asks(text)) ?? [];
  return answer ?? { changed: 0 };
});

const { run } = databaseScripts([standIn.destination], {
  port: String(standIn.port),
  password: DATABASE_PASSWORD,
});

const connect = `
  const sqlserver = require('tedious@1.11.0');
  const Connection = sqlserver.Connection;
  const Request = sqlserver.Request;
  const TYPES = sqlserver.TYPES;
  const connection = new Connection({
    userName: 'scripts',
    password: configuration.password,
    server: '127.0.0.1',
    options: { database: 'site', port: Number(configuration.port) }
  });
  connection
    .on('debug', function (text) { console.log(text); })
    .on('errorMessage', function (told) { console.log(JSON.stringify(told)); })
    .on('infoMessage', function (told) { console.log(JSON.stringify(told)); });`;

const user = {
  client_id: 'client',
  tenant: 'default',
  connection: 'users',
  email: 'grace@example.com',
  password: PASSWORD,
};
const login = (password: string): ScriptAction => ({
  script: 'login',
  usernameOrEmail: 'ada@example.com',
  password,
});
const refused = { kind: 'denied', errorClass: 'WrongUsernameOrPasswordError' };

describe('a table of one’s own', () => {
  /** A statement with its parameters, and what becomes of its count of rows. */
  const statement = (parameters: string, text: string, values: string, end: string) =>
    `function (${parameters}, callback) { ${connect}
      connection.on('connect', function (err) {
        if (err) return callback(err);
        const request = new Request(${JSON.stringify(text)}, function (err, rows) {
          if (err) return callback(err);
          ${end}
        });
        ${values}
      });
    }`;

  test('login compares with the hash of the row, which reaches the callback', async () => {
    const source = `function login(email, password, callback) {
      const bcrypt = require('bcrypt');
      ${connect}
      connection.on('connect', function (err) {
        if (err) return callback(err);
        const query = 'SELECT Id, Nickname, Email, Password FROM dbo.Users WHERE Email = @Email';
        const request = new Request(query, function (err, rowCount, rows) {
          if (err || rowCount < 1) return callback(err || new WrongUsernameOrPasswordError(email));
          bcrypt.compare(password, rows[0][3].value, function (err, isValid) {
            if (err || !isValid) return callback(err || new WrongUsernameOrPasswordError(email));
            callback(null, { user_id: rows[0][0].value, nickname: rows[0][1].value, email: rows[0][2].value });
          });
        });
        request.addParameter('Email', TYPES.VarChar, email);
        connection.execSql(request);
      });
    }`;
    const row = [7, 'ada', 'ada@example.com', await bcrypt.hash(PASSWORD, 4)];
    answers = [
      [
        'ada@example.com',
        {
          columns: ['int', 'nvarchar', 'nvarchar', 'nvarchar'],
          names: ['Id', 'Nickname', 'Email', 'Password'],
          rows: [row],
        },
      ],
    ];
    expect(await run(source, login(PASSWORD))).toMatchObject({
      kind: 'ok',
      answer: { user_id: 'auth0|7', nickname: 'ada', email: 'ada@example.com' },
      report: { modules: [{ asked: 'tedious@1.11.0' }] },
    });
    expect(await run(source, login('wrong'))).toMatchObject(refused);
    answers = [];
    expect(await run(source, login(PASSWORD))).toMatchObject(refused);
  });

  test('create, change_password, verify and delete send their values, and count what they changed', async () => {
    const create = statement(
      'user',
      'INSERT INTO dbo.Users (Email, Password) VALUES (@Email, @Password)',
      `require('bcrypt').hash(user.password, 4, function (err, hash) {
        if (err) return callback(err);
        request.addParameter('Email', TYPES.VarChar, user.email);
        request.addParameter('Password', TYPES.VarChar, hash);
        connection.execSql(request);
      });`,
      'callback(null);',
    );
    answers = [['INSERT', { changed: 1 }]];
    expect(await run(create, { script: 'create', user })).toMatchObject({ kind: 'ok' });
    const hash = /\$2[ab]\$04\$[./A-Za-z0-9]{53}/.exec(bytes.join('\n'))?.[0] ?? '';
    expect(await bcrypt.compare(PASSWORD, hash)).toBe(true);
    expect(bytes.join('\n')).toContain('grace@example.com');

    const change = statement(
      'email, newPassword',
      'UPDATE dbo.Users SET Password = @Password WHERE Email = @Email',
      `request.addParameter('Password', TYPES.VarChar, newPassword);
       request.addParameter('Email', TYPES.VarChar, email);
       connection.execSql(request);`,
      'callback(null, rows > 0);',
    );
    const changing = {
      script: 'change_password',
      identifier: 'ada@example.com',
      newPassword: 'new',
    } as const;
    answers = [['UPDATE', { changed: 1 }]];
    expect(await run(change, changing)).toMatchObject({ kind: 'ok', answer: { isDone: true } });
    answers = [];
    expect(await run(change, changing)).toMatchObject({ kind: 'ok', answer: { isDone: false } });

    const verify = statement(
      'email',
      'UPDATE dbo.Users SET Email_Verified = 1 WHERE Email_Verified = 0 AND Email = @Email',
      `request.addParameter('Email', TYPES.VarChar, email); connection.execSql(request);`,
      'callback(null, rows > 0);',
    );
    answers = [['Email_Verified', { changed: 1 }]];
    expect(await run(verify, { script: 'verify', email: 'ada@example.com' })).toMatchObject({
      answer: { isDone: true },
    });

    const remove = statement(
      'id',
      'DELETE FROM dbo.Users WHERE id = @UserId',
      `request.addParameter('UserId', TYPES.VarChar, id); connection.execSql(request);`,
      'callback(null);',
    );
    bytes = [];
    expect(await run(remove, { script: 'delete', userId: 'auth0|4711' })).toMatchObject({
      kind: 'ok',
    });
    expect(bytes.join('\n')).toContain('4711');
  });

  test('what the server complains of is told to who listens on the connection, and to the callback', async () => {
    const source = statement(
      'email',
      'UPDATE nowhere SET x = 1',
      'connection.execSql(request);',
      'callback(null, true);',
    );
    answers = [['nowhere', { error: { number: 208, message: 'Invalid object name' } }]];
    const outcome = await run(source, { script: 'verify', email: 'ada@example.com' });
    expect(outcome).toMatchObject({ kind: 'threw', error: { message: 'Invalid object name' } });
    expect(outcome.report.console.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
      expect.objectContaining({ name: 'ERROR', number: 208, message: 'Invalid object name' }),
    ]);
  });
});

describe('the universal providers of ASP.NET (HMAC of SHA-256 over UTF-16, the salt four times its key)', () => {
  const hashPassword = `function hashPassword(password, salt) {
    const key = Buffer.concat([salt, salt, salt, salt]);
    const hmac = crypto.createHmac('sha256', key);
    hmac.update(Buffer.from(password, 'ucs2'));
    return hmac.digest('base64');
  }`;
  const hashed = (password: string, salt: Buffer) =>
    createHmac('sha256', Buffer.concat([salt, salt, salt, salt]))
      .update(Buffer.from(password, 'utf16le'))
      .digest('base64');

  test('login reads the row as it comes, by the names of its columns', async () => {
    const source = `function login(email, password, callback) {
      const crypto = require('crypto');
      ${connect}
      ${hashPassword}
      connection.on('connect', function (err) {
        if (err) return callback(err);
        findMember(email, function (err, member) {
          if (err || !member) return callback(err || new WrongUsernameOrPasswordError(email));
          const salt = Buffer.from(member.salt, 'base64');
          if (hashPassword(password, salt).toString('base64') !== member.password) {
            return callback(new WrongUsernameOrPasswordError(email));
          }
          callback(null, member.profile);
        });
      });
      function findMember(name, done) {
        let member = null;
        const query =
          'SELECT Memberships.UserId, Email, Users.UserName, Password, PasswordSalt FROM Memberships ' +
          'INNER JOIN Users ON Users.UserId = Memberships.UserId WHERE Email = @Name OR Users.UserName = @Name';
        const request = new Request(query, function (err, rowCount) {
          if (err || rowCount < 1) return done(err);
          done(err, member);
        });
        request.addParameter('Name', TYPES.VarChar, name);
        request.on('row', function (fields) {
          member = {
            profile: { user_id: fields.UserId.value, nickname: fields.UserName.value, email: fields.Email.value },
            password: fields.Password.value,
            salt: fields.PasswordSalt.value
          };
        });
        connection.execSql(request);
      }
    }`;
    const salt = Buffer.from('0123456789abcdef');
    const row = [
      'guid-7',
      'ada@example.com',
      'ada',
      hashed(PASSWORD, salt),
      salt.toString('base64'),
    ];
    answers = [
      [
        'ada@example.com',
        {
          columns: ['nvarchar', 'nvarchar', 'nvarchar', 'nvarchar', 'nvarchar'],
          names: ['UserId', 'Email', 'UserName', 'Password', 'PasswordSalt'],
          rows: [row],
        },
      ],
    ];
    expect(await run(source, login(PASSWORD))).toMatchObject({
      kind: 'ok',
      answer: { user_id: 'auth0|guid-7', nickname: 'ada', email: 'ada@example.com' },
    });
    expect(await run(source, login('wrong'))).toMatchObject(refused);
  });

  test('change_password makes a salt, and hands its bytes over for a text', async () => {
    const source = `function changePassword(email, newPassword, callback) {
      const crypto = require('crypto');
      ${connect}
      ${hashPassword}
      connection.on('connect', function (err) {
        if (err) return callback(err);
        const salt = crypto.randomBytes(16);
        const query = 'UPDATE Memberships SET Password=@Password, PasswordSalt=@Salt WHERE Email=@Email';
        const request = new Request(query, function (err, count) {
          if (err) return callback(err);
          callback(null, count > 0);
        });
        request.addParameter('Password', TYPES.VarChar, hashPassword(newPassword, salt));
        request.addParameter('Salt', TYPES.VarChar, salt);
        request.addParameter('Email', TYPES.VarChar, email);
        connection.execSql(request);
      });
    }`;
    answers = [['UPDATE', { changed: 1 }]];
    expect(
      await run(source, {
        script: 'change_password',
        identifier: 'ada@example.com',
        newPassword: PASSWORD,
      }),
    ).toMatchObject({ kind: 'ok', answer: { isDone: true } });
  });
});

describe('the simple membership of ASP.NET (PBKDF2 of SHA-1, salt and hash in one)', () => {
  const hashed = (password: string, salt: Buffer) =>
    Buffer.concat([Buffer.of(0), salt, pbkdf2Sync(password, salt, 1_000, 32, 'sha1')]);

  test('login takes salt and hash apart', async () => {
    const source = `function login(email, password, callback) {
      const crypto = require('crypto');
      ${connect}
      function isSame(a, b) {
        let mismatch = a.length === b.length ? 0 : 1;
        if (mismatch) b = a;
        for (let i = 0; i < a.length; ++i) mismatch += a.charCodeAt(i) === b.charCodeAt(i) ? 0 : 1;
        return mismatch === 0;
      }
      function validate(password, stored, done) {
        const bytes = Buffer.from(stored, 'base64');
        const salt = bytes.slice(1, 17);
        const hash = bytes.slice(17, 49);
        crypto.pbkdf2(password, salt, 1000, hash.length, 'sha1', function (err, derived) {
          if (err) return done(err);
          done(null, isSame(hash.toString('base64'), Buffer.from(derived, 'binary').toString('base64')));
        });
      }
      connection.on('connect', function (err) {
        if (err) return callback(err);
        let member = null;
        const request = new Request('SELECT UserId, UserName, Password FROM webpages_Membership WHERE UserName = @Name', function (err, count) {
          if (err || count < 1) return callback(err || new WrongUsernameOrPasswordError(email));
          validate(password, member.password, function (err, isValid) {
            if (err || !isValid) return callback(err || new WrongUsernameOrPasswordError(email));
            callback(null, member.profile);
          });
        });
        request.addParameter('Name', TYPES.VarChar, email);
        request.on('row', function (fields) {
          member = {
            profile: { user_id: fields.UserId.value, nickname: fields.UserName.value, email: fields.UserName.value },
            password: fields.Password.value
          };
        });
        connection.execSql(request);
      });
    }`;
    const stored = hashed(PASSWORD, Buffer.from('0123456789abcdef')).toString('base64');
    answers = [
      [
        'ada@example.com',
        {
          columns: ['int', 'nvarchar', 'nvarchar'],
          names: ['UserId', 'UserName', 'Password'],
          rows: [[7, 'ada@example.com', stored]],
        },
      ],
    ];
    expect(await run(source, login(PASSWORD))).toMatchObject({
      kind: 'ok',
      answer: { user_id: 'auth0|7', email: 'ada@example.com' },
    });
    expect(await run(source, login('wrong'))).toMatchObject(refused);
  });

  test('create inserts twice by one connection, with the number of the first as a text of the second', async () => {
    const source = `function create(user, callback) {
      const crypto = require('crypto');
      ${connect}
      function hashPassword(password, salt, done) {
        crypto.pbkdf2(password, salt, 1000, 32, 'sha1', function (err, derived) {
          if (err) return done(err);
          done(null, Buffer.concat([Buffer.from([0], 1), salt, Buffer.from(derived, 'binary')]).toString('base64'));
        });
      }
      connection.on('connect', function (err) {
        if (err) return callback(err);
        const first = new Request('INSERT INTO UserProfile (UserName) OUTPUT Inserted.UserId VALUES (@UserName)', function (err, count, rows) {
          if (err || count === 0) return callback(err);
          const userId = rows[0][0].value;
          const second = new Request('INSERT INTO webpages_Membership (UserId, Password) VALUES (@UserId, @Password)', function (err, count) {
            if (err || count === 0) return callback(err);
            callback(null, count > 0);
          });
          hashPassword(user.password, crypto.randomBytes(16), function (err, hashed) {
            if (err) return callback(err);
            second.addParameter('Password', TYPES.VarChar, hashed);
            second.addParameter('UserId', TYPES.VarChar, userId);
            connection.execSql(second);
          });
        });
        first.addParameter('UserName', TYPES.VarChar, user.email);
        connection.execSql(first);
      });
    }`;
    answers = [
      ['UserProfile', { columns: ['int'], names: ['UserId'], rows: [[4711]] }],
      ['webpages_Membership', { changed: 1 }],
    ];
    expect(await run(source, { script: 'create', user })).toMatchObject({
      kind: 'ok',
      answer: null,
    });
    const [, second = ''] = bytes;
    expect(second).toContain('4711');
    const stored = Buffer.from(/[A-Za-z0-9+/]{66}==/.exec(second)?.[0] ?? '', 'base64');
    expect(stored).toEqual(hashed(PASSWORD, stored.subarray(1, 17)));
  });

  test('delete sends two statements at once', async () => {
    const source = `function remove(id, callback) {
      ${connect}
      connection.on('connect', function (err) {
        if (err) return callback(err);
        const query = ['webpages_Membership', 'UserProfile'].map(function (table) {
          return 'DELETE FROM ' + table + ' WHERE UserId = @UserId';
        }).join(';');
        const request = new Request(query, function (err) { callback(err || null); });
        request.addParameter('UserId', TYPES.VarChar, id);
        connection.execSql(request);
      });
    }`;
    answers = [];
    expect(await run(source, { script: 'delete', userId: 'auth0|4711' })).toMatchObject({
      kind: 'ok',
    });
    expect(bytes).toEqual([expect.stringContaining('4711')]);
  });
});

test('today’s driver by its function, with the settings of a cloud’s SQL Server', async () => {
  const source = `async function getUser(email, callback) {
    const { connect, Request, TYPES } = require('tedious');
    const connection = connect({
      server: '127.0.0.1',
      authentication: { type: 'default', options: { userName: 'scripts', password: configuration.password } },
      options: { port: Number(configuration.port), encrypt: false, useColumnNames: true, rowCollectionOnRequestCompletion: true }
    }, (err) => {
      if (err) return callback(err);
      const request = new Request('SELECT Id, Email FROM Users WHERE Email = @email', (err, count, [row]) => {
        callback(err, row ? { user_id: row.Id.value, email: row.Email.value } : null);
        connection.close();
      });
      request.addParameter('email', TYPES.NVarChar, email);
      connection.execSql(request);
    });
  }`;
  answers = [
    [
      'ada@example.com',
      {
        columns: ['int', 'nvarchar'],
        names: ['Id', 'Email'],
        rows: [[7, 'ada@example.com']],
      },
    ],
  ];
  expect(await run(source)).toMatchObject({ kind: 'ok', answer: { user_id: 'auth0|7' } });
});
