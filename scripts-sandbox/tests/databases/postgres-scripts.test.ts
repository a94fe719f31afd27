/** Scripts as people have them, in the manner of the published templates and of today. */
import bcrypt from 'bcryptjs';
import { beforeEach } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { postgres } from '../support/postgres-for-scripts.ts';
import { PASSWORD, siteScriptsWork } from '../support/site-scripts.ts';

const { url, destination, query } = await postgres();
const { run } = databaseScripts([destination], { url });

/** `pg.connect` and callbacks. */
const old: Record<string, string> = {
  login: `function login(email, password, callback) {
    var bcrypt = require('bcrypt');
    var pg = require('pg');
    pg.connect(configuration.url, function (error, client, done) {
      if (error) return callback(error);
      client.query('select id, nickname, email, password from users where email = $1', [email], function (error, result) {
        done();
        if (error) return callback(error);
        if (result.rows.length === 0) return callback(new WrongUsernameOrPasswordError(email));
        var user = result.rows[0];
        bcrypt.compare(password, user.password, function (error, isValid) {
          if (error) return callback(error);
          if (!isValid) return callback(new WrongUsernameOrPasswordError(email));
          return callback(null, { user_id: user.id, nickname: user.nickname, email: user.email });
        });
      });
    });
  }`,
  get_user: `function loadUser(email, callback) {
    var pg = require('pg');
    pg.connect(configuration.url, function (error, client, done) {
      if (error) return callback(error);
      client.query('select id, nickname, email from users where email = $1', [email], function (error, result) {
        done();
        if (error || result.rows.length === 0) return callback(error);
        var user = result.rows[0];
        callback(null, { user_id: user.id, nickname: user.nickname, email: user.email });
      });
    });
  }`,
  create: `function create(user, callback) {
    var bcrypt = require('bcrypt');
    var pg = require('pg');
    pg.connect(configuration.url, function (error, client, done) {
      if (error) return callback(error);
      bcrypt.hash(user.password, 4, function (error, hashed) {
        if (error) return callback(error);
        client.query('insert into users(email, password) values ($1, $2)', [user.email, hashed], function (error) {
          done();
          if (error && error.code === '23505') return callback(new ValidationError('user_exists', error.detail));
          callback(error || null);
        });
      });
    });
  }`,
  verify: `function verify(email, callback) {
    var pg = require('pg');
    pg.connect(configuration.url, function (error, client, done) {
      if (error) return callback(error);
      client.query('update users set email_verified = true where email_verified = false and email = $1', [email], function (error, result) {
        done();
        return callback(error, result && result.rowCount > 0);
      });
    });
  }`,
  change_password: `function changePassword(email, newPassword, callback) {
    var bcrypt = require('bcrypt');
    var pg = require('pg');
    pg.connect(configuration.url, function (error, client, done) {
      if (error) return callback(error);
      bcrypt.hash(newPassword, 4, function (error, hashed) {
        if (error) return callback(error);
        client.query('update users set password = $1 where email = $2', [hashed, email], function (error, result) {
          done();
          return callback(error, result && result.rowCount > 0);
        });
      });
    });
  }`,
  delete: `function remove(id, callback) {
    var pg = require('pg');
    pg.connect(configuration.url, function (error, client, done) {
      if (error) return callback(error);
      client.query('delete from users where id = $1', [id], function (error) {
        done();
        return callback(error);
      });
    });
  }`,
};

/** Clients and pools with promises. */
const today: Record<string, string> = {
  login: `async (email, password, callback) => {
    const { Client } = require('pg');
    const bcrypt = require('bcrypt');
    const client = new Client({ connectionString: configuration.url });
    await client.connect();
    try {
      const { rows: [user] } = await client.query('select * from users where email = $1', [email]);
      const isValid = user && (await bcrypt.compare(password, user.password));
      if (!isValid) return callback(new WrongUsernameOrPasswordError(email));
      return callback(null, { user_id: String(user.id), nickname: user.nickname, email });
    } finally {
      await client.end();
    }
  }`,
  get_user: `async function getUser(email, callback) {
    const { Pool } = require('pg');
    const pool = new Pool({ connectionString: configuration.url });
    const { rows } = await pool.query({ text: 'select id, nickname, email from users where email = $1', values: [email] });
    const [user] = rows;
    callback(null, user && { ...user, user_id: String(user.id) });
  }`,
  create: `async function create(user, callback) {
    const { Pool } = require('pg');
    const pool = new Pool({ connectionString: configuration.url, max: 2 });
    const client = await pool.connect();
    try {
      await client.query('begin');
      const hashed = await require('bcrypt').hash(user.password, 4);
      await client.query('insert into users(email, password) values ($1, $2)', [user.email, hashed]);
      await client.query('commit');
      callback(null);
    } catch (error) {
      await client.query('rollback');
      callback(error.code === '23505' ? new ValidationError('user_exists') : error);
    } finally {
      client.release();
    }
  }`,
  verify: `async (email, callback) => {
    const pool = new (require('pg').Pool)({ connectionString: configuration.url });
    const { rowCount } = await pool.query('update users set email_verified = true where email = $1', [email]);
    callback(null, rowCount === 1);
  }`,
  change_password: `async (email, newPassword, callback) => {
    const pool = new (require('pg').Pool)({ connectionString: configuration.url });
    const hashed = await require('bcrypt').hash(newPassword, 4);
    const { rowCount } = await pool.query('update users set password = $1 where email = $2', [hashed, email]);
    await pool.end();
    callback(null, rowCount === 1);
  }`,
  delete: `async (id, callback) => {
    const pool = new (require('pg').Pool)({ connectionString: configuration.url });
    await pool.query('delete from users where id = $1', [id]);
    callback(null);
  }`,
};

beforeEach(async () => {
  await query('drop table if exists users');
  await query(
    `create table users (id serial primary key, email text unique not null, nickname text,
     password text not null, email_verified boolean not null default false)`,
  );
  const hashed = await bcrypt.hash(PASSWORD, 4);
  await query(
    "insert into users (email, nickname, password) values ('ada@example.com', 'ada', $1)",
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
