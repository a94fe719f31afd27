/** Claim: however many servers a script or a server names, no driver is busy with them. */
import { expect, test } from 'vitest';

import { databaseScripts } from '../support/database-scripts.ts';
import { mongodbStandIn } from '../support/mongodb-stand-in.ts';

/** Says that it is one of a set of ten thousand. */
const boastful = await mongodbStandIn((command) => {
  const names = Object.keys(command).map((name) => name.toLowerCase());
  if (!names.includes('hello') && !names.includes('ismaster')) return undefined;
  const others = Array.from({ length: 10_000 }, (_, at) => `h${String(at)}.invalid:27017`);
  return {
    ok: 1,
    isWritablePrimary: true,
    setName: 'set',
    setVersion: 1,
    hosts: [boastful.destination, ...others],
    me: boastful.destination,
    maxBsonObjectSize: 2 ** 24,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    minWireVersion: 0,
    maxWireVersion: 21,
  };
});
const { ask } = databaseScripts([boastful.destination]);

const tooMany = { error: { message: 'A script may use a set of 24 servers' } };

test('those of a connection string', async () => {
  const told = await ask(`
    const hosts = Array.from({ length: 1_000 }, (_, at) => 'h' + at).join(',');
    await require('mongodb').MongoClient.connect('mongodb://' + hosts);
  `);
  expect(told).toMatchObject(tooMany);
});

test('those that a server names', async () => {
  const told = await ask(`
    const client = new (require('mongodb').MongoClient)('${boastful.uri}?replicaSet=set');
    await client.db().collection('users').findOne({});
  `);
  expect(told).toMatchObject(tooMany);
});

test.each([
  ['pg', `new (require('pg').Client)('postgres://h/' + filling).connect()`],
  ['pg, in settings', `new (require('pg').Pool)({ connectionString: filling }).connect()`],
  ['mysql2', `require('mysql2/promise').createConnection('mysql://h/' + filling)`],
  ['mongodb', `require('mongodb').MongoClient.connect('mongodb://h/' + filling)`],
])('a connection string of megabytes is not read: %s', async (_driver, connecting) => {
  const told = await ask(`const filling = 'x'.repeat(4e6); await ${connecting};`);
  expect(told).toMatchObject({
    error: { message: 'A connection string has at most 8192 characters' },
  });
});
