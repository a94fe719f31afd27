/** Scripts as people have them, in the manner of the published templates and of today. */
import bcrypt from 'bcryptjs';
import { beforeEach } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mariadb } from '../support/mariadb-for-scripts.ts';
import { PASSWORD, siteScriptsWork } from '../support/site-scripts.ts';

const { configuration, destination, query } = await mariadb();
const { run } = databaseScripts([destination], configuration);

/** `mysql` with callbacks; the connection is left open, as the templates leave it. */
const old: Record<string, string> = {
  login: `function login(email, password, callback) {
    var bcrypt = require('bcrypt');
    var mysql = require('mysql');
    var connection = mysql.createConnection(configuration);
    connection.connect();
    connection.query('SELECT id, nickname, email, password FROM users WHERE email = ?', [email], function (error, results) {
      if (error) return callback(error);
      if (results.length === 0) return callback(new WrongUsernameOrPasswordError(email));
      var user = results[0];
      bcrypt.compare(password, user.password, function (error, isValid) {
        if (error) return callback(error);
        if (!isValid) return callback(new WrongUsernameOrPasswordError(email));
        callback(null, { user_id: user.id.toString(), nickname: user.nickname, email: user.email });
      });
    });
  }`,
  get_user: `function getByEmail(email, callback) {
    var mysql = require('mysql');
    var connection = mysql.createConnection(configuration);
    connection.connect();
    connection.query('SELECT id, nickname, email FROM users WHERE email = ?', [email], function (error, results) {
      if (error || results.length === 0) return callback(error || null);
      var user = results[0];
      callback(null, { user_id: user.id.toString(), nickname: user.nickname, email: user.email });
    });
  }`,
  create: `function create(user, callback) {
    var bcrypt = require('bcrypt');
    var mysql = require('mysql');
    var connection = mysql.createConnection(configuration);
    connection.connect();
    bcrypt.hash(user.password, 4, function (error, hash) {
      if (error) return callback(error);
      connection.query('INSERT INTO users SET ?', { password: hash, email: user.email }, function (error, results) {
        if (error && error.code === 'ER_DUP_ENTRY') return callback(new ValidationError('user_exists'));
        if (error) return callback(error);
        if (results.affectedRows !== 1) return callback(new Error('nothing was inserted'));
        callback(null);
      });
    });
  }`,
  verify: `function verify(email, callback) {
    var mysql = require('mysql');
    var connection = mysql.createConnection(configuration);
    connection.connect();
    connection.query('UPDATE users SET email_verified = true WHERE email_verified = false AND email = ?', [email], function (error, results) {
      if (error) return callback(error);
      callback(null, results.length > 0);
    });
  }`,
  change_password: `function changePassword(email, newPassword, callback) {
    var bcrypt = require('bcrypt');
    var mysql = require('mysql');
    var connection = mysql.createConnection(configuration);
    connection.connect();
    bcrypt.hash(newPassword, 4, function (error, hash) {
      if (error) return callback(error);
      connection.query('UPDATE users SET password = ? WHERE email = ?', [hash, email], function (error, results) {
        if (error) return callback(error);
        callback(null, results.affectedRows > 0);
      });
    });
  }`,
  delete: `function remove(id, callback) {
    var mysql = require('mysql');
    var connection = mysql.createConnection(configuration);
    connection.connect();
    connection.query('DELETE FROM users WHERE id = ?', [id], function (error) {
      if (error) return callback(error);
      callback(null);
    });
  }`,
};

/** `mysql2/promise`, connections and pools. */
const today: Record<string, string> = {
  login: `async (email, password, callback) => {
    const mysql = require('mysql2/promise');
    const connection = await mysql.createConnection(configuration);
    const [[user]] = await connection.execute('SELECT * FROM users WHERE email = ?', [email]);
    await connection.end();
    const isValid = user && (await require('bcrypt').compare(password, user.password));
    if (!isValid) return callback(new WrongUsernameOrPasswordError(email));
    callback(null, { user_id: String(user.id), nickname: user.nickname, email });
  }`,
  get_user: `async (email, callback) => {
    const pool = require('mysql2/promise').createPool(configuration);
    const [[user]] = await pool.query('SELECT id, nickname, email FROM users WHERE email = ?', [email]);
    callback(null, user && { ...user, user_id: String(user.id) });
  }`,
  create: `async (user, callback) => {
    const pool = require('mysql2').createPool({ ...configuration, connectionLimit: 2 }).promise();
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      const hash = await require('bcrypt').hash(user.password, 4);
      await connection.execute('INSERT INTO users (email, password) VALUES (?, ?)', [user.email, hash]);
      await connection.commit();
      callback(null);
    } catch (error) {
      await connection.rollback();
      callback(error.errno === 1062 ? new ValidationError('user_exists') : error);
    } finally {
      connection.release();
    }
  }`,
  verify: `async (email, callback) => {
    const connection = require('mysql2').createConnection(configuration);
    connection.execute('UPDATE users SET email_verified = 1 WHERE email = ?', [email], (error, result) => {
      callback(error, result && result.affectedRows === 1);
    });
  }`,
  change_password: `async (email, newPassword, callback) => {
    const pool = require('mysql2/promise').createPool(configuration);
    const hash = await require('bcrypt').hash(newPassword, 4);
    const [result] = await pool.execute('UPDATE users SET password = ? WHERE email = ?', [hash, email]);
    await pool.end();
    callback(null, result.affectedRows === 1);
  }`,
  delete: `async (id, callback) => {
    const pool = require('mysql2/promise').createPool(configuration);
    await pool.query('DELETE FROM users WHERE id = ?', [id]);
    callback(null);
  }`,
};

beforeEach(async () => {
  await query('drop table if exists users');
  await query(
    `create table users (id int auto_increment primary key, email varchar(100) unique not null,
     nickname varchar(100), password varchar(100) not null, email_verified boolean not null default false)`,
  );
  const hashed = await bcrypt.hash(PASSWORD, 4);
  await query(
    "insert into users (email, nickname, password) values ('ada@example.com', 'ada', ?)",
    [hashed],
  );
});

siteScriptsWork(
  { run, query },
  {
    'in the manner of the templates': old,
    'in the manner of today': today,
  },
);
