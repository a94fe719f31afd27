/** Against a stand-in for the server: see `../support/mongodb-stand-in.ts` for what that can show. */
import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mongodbStandIn } from '../support/mongodb-stand-in.ts';

const standIn = await mongodbStandIn();
const { ask } = databaseScripts([standIn.destination], { uri: standIn.uri });

test('documents keep their types on the way in and out', async () => {
  const told = await ask(`
    const { MongoClient, ObjectId, Long, Binary } = require('mongodb');
    const client = await MongoClient.connect(configuration.uri);
    const users = client.db().collection('users');
    const _id = new ObjectId('64b000000000000000000001');
    const big = Long.fromString('9007199254740993');
    const { insertedId } = await users.insertOne({ _id, email: 'types@example.com', at: new Date(5), big,
      bytes: new Binary(Buffer.from([1, 255])), nothing: null, list: [1, 2.5, 'é'], deep: { a: { b: true } } });
    const found = await users.findOne({ _id });
    await client.close();
    return { inserted: insertedId.equals(_id), id: found._id instanceof ObjectId && found._id.toHexString(),
      at: found.at instanceof Date && found.at.getTime(), big: Long.isLong(found.big) && found.big.toString(),
      bytes: Array.from(found.bytes.buffer), rest: [found.nothing, found.list, found.deep] };
  `);
  expect(told).toEqual({
    value: {
      inserted: true,
      id: '64b000000000000000000001',
      at: 5,
      big: '9007199254740993',
      bytes: [1, 255],
      rest: [null, [1, 2.5, 'é'], { a: { b: true } }],
    },
  });
});

test('version 3: callbacks, with the results that it gave', async () => {
  const told = await ask(`
    const { MongoClient, ObjectID } = require('mongodb@3.1.4');
    const call = (start) => new Promise((resolve, reject) => {
      start((error, value) => (error ? reject(error) : resolve(value)));
    });
    const client = new MongoClient(configuration.uri);
    await call((callback) => client.connect(callback));
    const users = client.db('site').collection('users');
    const inserted = await call((callback) => users.insert({ email: 'old@example.com' }, callback));
    const updated = await call((callback) =>
      users.update({ email: 'old@example.com' }, { $set: { email_verified: true } }, callback));
    const found = await call((callback) => users.findOne({ email: 'old@example.com' }, callback));
    const all = await call((callback) => users.find({ email: 'old@example.com' }).toArray(callback));
    const removed = await call((callback) => users.remove({ email: 'old@example.com' }, callback));
    const missing = await call((callback) => users.findOne({ email: 'old@example.com' }, callback));
    await call((callback) => client.close(callback));
    return { inserted: inserted.result, hasId: inserted.ops[0]._id instanceof ObjectID, updated: updated.result,
      verified: found.email_verified, all: all.length, removed: removed.result, missing };
  `);
  expect(told).toEqual({
    value: {
      inserted: { ok: 1, n: 1 },
      hasId: true,
      updated: { ok: 1, n: 1, nModified: 1 },
      verified: true,
      all: 1,
      removed: { ok: 1, n: 1 },
      missing: null,
    },
  });
});

test('today: promises, counts and a cursor to walk', async () => {
  const told = await ask(`
    const { MongoClient } = require('mongodb');
    const client = new MongoClient(configuration.uri);
    const users = client.db().collection('users');
    const many = await users.insertMany([{ email: 'a@example.com', n: 1 }, { email: 'b@example.com', n: 1 }]);
    const updated = await users.updateOne({ email: 'a@example.com' }, { $set: { n: 2 } });
    const emails = [];
    for await (const user of users.find({ n: 1 })) emails.push(user.email);
    const deleted = await users.deleteOne({ email: 'b@example.com' });
    await client.close();
    return { inserted: many.insertedCount, matched: updated.matchedCount, modified: updated.modifiedCount, emails,
      deleted: deleted.deletedCount };
  `);
  expect(told).toEqual({
    value: { inserted: 2, matched: 1, modified: 1, emails: ['b@example.com'], deleted: 1 },
  });
});

test('settings of either time reach the driver: a version of the API, and a user by the name of version 3', async () => {
  const told = await ask(`
    const { MongoClient, ServerApiVersion } = require('mongodb');
    const client = new MongoClient(configuration.uri, { serverApi: { version: ServerApiVersion.v1, strict: true },
      useNewUrlParser: true, useUnifiedTopology: true });
    await client.db().collection('users').findOne({ email: 'settings@example.com' });
    await client.close();
    return await MongoClient.connect(configuration.uri, { auth: { user: 'ada', password: 'wrong' } })
      .then(() => 'connected', (error) => error.message);
  `);
  expect(standIn.commands.at(-1)).toMatchObject({ saslStart: 1 });
  const [found] = standIn.commands.filter(({ filter }) => {
    return (filter as { email?: unknown } | undefined)?.email === 'settings@example.com';
  });
  expect(found).toMatchObject({ apiVersion: '1', apiStrict: true });
  expect(told).not.toEqual({ value: 'connected' });
});

test('a key that is taken is an error with its code and its key', async () => {
  const told = await ask(`
    const { MongoClient } = require('mongodb');
    const users = new MongoClient(configuration.uri).db().collection('users');
    await users.insertOne({ email: 'taken@example.com' });
    await users.insertOne({ email: 'taken@example.com' });
  `);
  expect(told).toEqual({
    error: {
      name: 'MongoServerError',
      message: 'E11000 duplicate key',
      code: 11000,
      keyPattern: { email: 1 },
      keyValue: { email: 'taken@example.com' },
      errmsg: 'E11000 duplicate key',
    },
  });
});

test('a regular expression reaches the database as one', async () => {
  await ask(`
    const { MongoClient } = require('mongodb');
    await new MongoClient(configuration.uri).db().collection('users').findOne({ email: /^ADA@/i });
  `);
  expect(standIn.commands.at(-1)).toMatchObject({ find: 'users', filter: { email: /^ADA@/i } });
});

test('an operation that is not lent does not exist', async () => {
  const told = await ask(`
    const { MongoClient } = require('mongodb');
    return typeof new MongoClient(configuration.uri).db().dropDatabase;
  `);
  expect(told).toEqual({ value: 'undefined' });
});

test('every connection is closed when the run ends, whatever the script forgets', async () => {
  await ask(`
    const { MongoClient } = require('mongodb');
    await new MongoClient(configuration.uri).db().collection('users').findOne({});
  `);
  await expect.poll(() => standIn.sockets.size).toBe(0);
});
