/**
 * Scripts for MongoDB as people have them: in the manner of the published templates, which are of
 * version 3 of the driver, and of today. Against a stand-in: see `../support/mongodb-stand-in.ts`.
 */
import bcrypt from 'bcryptjs';
import { BSON } from 'mongodb';
import { beforeEach, describe, expect, test } from 'vitest';

import type { ScriptAction, ScriptName } from '../../index.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { mongodbStandIn } from '../support/mongodb-stand-in.ts';

const standIn = await mongodbStandIn();
const { run } = databaseScripts([standIn.destination], { uri: standIn.uri });

/** Callbacks; a client that is closed at every end. */
const old: Record<string, string> = {
  login: `function login(email, password, callback) {
    const bcrypt = require('bcrypt');
    const MongoClient = require('mongodb@3.1.4').MongoClient;
    const client = new MongoClient(configuration.uri);
    client.connect(function (err) {
      if (err) return callback(err);
      const users = client.db('site').collection('users');
      users.findOne({ email: email }, function (err, user) {
        if (err || !user) {
          client.close();
          return callback(err || new WrongUsernameOrPasswordError(email));
        }
        bcrypt.compare(password, user.password, function (err, isValid) {
          client.close();
          if (err || !isValid) return callback(err || new WrongUsernameOrPasswordError(email));
          return callback(null, { user_id: user._id.toString(), nickname: user.nickname, email: user.email });
        });
      });
    });
  }`,
  get_user: `function getByEmail(email, callback) {
    const MongoClient = require('mongodb@3.1.4').MongoClient;
    const client = new MongoClient(configuration.uri);
    client.connect(function (err) {
      if (err) return callback(err);
      client.db('site').collection('users').findOne({ email: email }, function (err, user) {
        client.close();
        if (err) return callback(err);
        if (!user) return callback(null, null);
        return callback(null, { user_id: user._id.toString(), nickname: user.nickname, email: user.email });
      });
    });
  }`,
  create: `function create(user, callback) {
    const bcrypt = require('bcrypt');
    const MongoClient = require('mongodb@3.1.4').MongoClient;
    const client = new MongoClient(configuration.uri);
    client.connect(function (err) {
      if (err) return callback(err);
      const users = client.db('site').collection('users');
      users.findOne({ email: user.email }, function (err, there) {
        if (err || there) {
          client.close();
          return callback(err || new ValidationError('user_exists'));
        }
        bcrypt.hash(user.password, 4, function (err, hash) {
          if (err) {
            client.close();
            return callback(err);
          }
          user.password = hash;
          users.insert(user, function (err, inserted) {
            client.close();
            if (err) return callback(err);
            callback(null);
          });
        });
      });
    });
  }`,
  verify: `function verify(email, callback) {
    const MongoClient = require('mongodb@3.1.4').MongoClient;
    const client = new MongoClient(configuration.uri);
    client.connect(function (err) {
      if (err) return callback(err);
      const asked = { email: email, email_verified: false };
      client.db('site').collection('users').update(asked, { $set: { email_verified: true } }, function (err, result) {
        client.close();
        if (err) return callback(err);
        callback(null, result.result.n > 0);
      });
    });
  }`,
  change_password: `function changePassword(email, newPassword, callback) {
    const bcrypt = require('bcrypt');
    const MongoClient = require('mongodb@3.1.4').MongoClient;
    const client = new MongoClient(configuration.uri);
    client.connect(function (err) {
      if (err) return callback(err);
      bcrypt.hash(newPassword, 4, function (err, hash) {
        if (err) {
          client.close();
          return callback(err);
        }
        client.db('site').collection('users').update({ email: email }, { $set: { password: hash } }, function (err, result) {
          client.close();
          if (err) return callback(err);
          callback(null, result.result.n > 0);
        });
      });
    });
  }`,
  delete: `function remove(id, callback) {
    const { MongoClient, ObjectID } = require('mongodb@3.1.4');
    const client = new MongoClient(configuration.uri);
    client.connect(function (err) {
      if (err) return callback(err);
      client.db('site').collection('users').remove({ _id: new ObjectID(id) }, function (err) {
        client.close();
        if (err) return callback(err);
        callback(null);
      });
    });
  }`,
};

/** Promises; a client that the end of the run closes. */
const today: Record<string, string> = {
  login: `async function login(email, password, callback) {
    const { MongoClient } = require('mongodb');
    const users = new MongoClient(configuration.uri).db().collection('users');
    const user = await users.findOne({ email }, { projection: { nickname: 1, email: 1, password: 1 } });
    const isValid = user && (await require('bcrypt').compare(password, user.password));
    if (!isValid) return callback(new WrongUsernameOrPasswordError(email));
    callback(null, { user_id: user._id.toHexString(), nickname: user.nickname, email: user.email });
  }`,
  get_user: `async function getUser(email, callback) {
    const { MongoClient } = require('mongodb');
    const client = await MongoClient.connect(configuration.uri);
    const [user] = await client.db().collection('users').find({ email }).limit(1).toArray();
    callback(null, user ? { user_id: String(user._id), nickname: user.nickname, email } : null);
  }`,
  create: `async function create({ email, password }, callback) {
    const { MongoClient } = require('mongodb');
    const users = new MongoClient(configuration.uri).db().collection('users');
    try {
      const { insertedId } = await users.insertOne({ email, password: await require('bcrypt').hash(password, 4) });
      callback(null, { user_id: insertedId.toString(), email });
    } catch (error) {
      callback(error.code === 11000 ? new ValidationError('user_exists', 'There is one') : error);
    }
  }`,
  verify: `async function verify(email, callback) {
    const { MongoClient } = require('mongodb');
    const users = new MongoClient(configuration.uri).db().collection('users');
    const { matchedCount } = await users.updateOne({ email }, { $set: { email_verified: true } });
    callback(null, matchedCount === 1);
  }`,
  change_password: `async function changePassword(email, newPassword, callback) {
    const { MongoClient } = require('mongodb');
    const users = new MongoClient(configuration.uri).db().collection('users');
    const password = await require('bcrypt').hash(newPassword, 4);
    callback(null, (await users.updateMany({ email }, { $set: { password } })).modifiedCount > 0);
  }`,
  delete: `async function remove(id, callback) {
    const { MongoClient, ObjectId } = require('mongodb');
    await new MongoClient(configuration.uri).db().collection('users').deleteOne({ _id: new ObjectId(id) });
    callback(null);
  }`,
};

const PASSWORD = 'correct horse battery';
const ID = '64b000000000000000000001';

beforeEach(async () => {
  standIn.documents.splice(0, standIn.documents.length, {
    _id: new BSON.ObjectId(ID),
    email: 'ada@example.com',
    nickname: 'ada',
    password: await bcrypt.hash(PASSWORD, 4),
    email_verified: false,
  });
});

describe.each([
  ['in the manner of the templates', old],
  ['in the manner of today', today],
])('%s', (_manner, scripts) => {
  const act = (action: ScriptAction): ReturnType<typeof run> =>
    run(scripts[action.script satisfies ScriptName] ?? '', action);

  test('login lets in who knows the password, and nobody else', async () => {
    const login = (usernameOrEmail: string, password: string): ReturnType<typeof run> =>
      act({ script: 'login', usernameOrEmail, password });
    expect(await login('ada@example.com', PASSWORD)).toMatchObject({
      kind: 'ok',
      answer: { user_id: `auth0|${ID}`, email: 'ada@example.com', nickname: 'ada' },
    });
    const refused = { kind: 'denied', errorClass: 'WrongUsernameOrPasswordError' };
    expect(await login('ada@example.com', 'wrong')).toMatchObject(refused);
    expect(await login('nobody@example.com', PASSWORD)).toMatchObject(refused);
  });

  test('get_user finds who is there', async () => {
    expect(await act({ script: 'get_user', identifier: 'ada@example.com' })).toMatchObject({
      kind: 'ok',
      answer: { user_id: `auth0|${ID}`, nickname: 'ada' },
    });
    expect(await act({ script: 'get_user', identifier: 'nobody@example.com' })).toMatchObject({
      kind: 'ok',
      answer: null,
    });
  });

  test('create makes a user whose hash anybody can check, once', async () => {
    const user = {
      client_id: 'client',
      tenant: 'default',
      connection: 'users',
      email: 'grace@example.com',
      password: PASSWORD,
    };
    expect(await act({ script: 'create', user })).toMatchObject({ kind: 'ok' });
    const { password } = standIn.documents.at(-1) ?? {};
    expect(await bcrypt.compare(PASSWORD, String(password))).toBe(true);
    expect(await act({ script: 'create', user })).toMatchObject({
      kind: 'denied',
      errorClass: 'ValidationError',
      code: 'user_exists',
    });
  });

  test('verify and change_password say whether there was anybody', async () => {
    const verify = (email: string) => act({ script: 'verify', email });
    expect(await verify('ada@example.com')).toMatchObject({ answer: { isDone: true } });
    expect(standIn.documents).toMatchObject([{ email_verified: true }]);
    expect(await verify('nobody@example.com')).toMatchObject({ answer: { isDone: false } });

    const change = (identifier: string) =>
      act({ script: 'change_password', identifier, newPassword: 'another one' });
    expect(await change('nobody@example.com')).toMatchObject({ answer: { isDone: false } });
    expect(await change('ada@example.com')).toMatchObject({ answer: { isDone: true } });
    const [{ password } = {}] = standIn.documents;
    expect(await bcrypt.compare('another one', String(password))).toBe(true);
  });

  test('delete takes the user away', async () => {
    expect(await act({ script: 'delete', userId: `auth0|${ID}` })).toMatchObject({ kind: 'ok' });
    expect(standIn.documents).toEqual([]);
  });
});
