/** Claim: no driver connects where scripts may not, whether a script or a server sends it there. */
import { expect, test } from 'vitest';

import { connectBy, drivers } from '../support/database-connects.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { mongodbStandIn } from '../support/mongodb-stand-in.ts';
import { rawServer } from '../support/raw-server.ts';
import { sqlserverStandIn } from '../support/sqlserver-stand-in.ts';

const forbidden = await rawServer((socket) => socket.destroy());
/** Says that it is one of a set, whose first is another. */
const misleading = await mongodbStandIn((command) => {
  const names = Object.keys(command).map((name) => name.toLowerCase());
  if (!names.includes('hello') && !names.includes('ismaster')) return undefined;
  return {
    ok: 1,
    secondary: true,
    setName: 'set',
    setVersion: 1,
    hosts: [forbidden.destination, misleading.destination],
    primary: forbidden.destination,
    me: misleading.destination,
    maxBsonObjectSize: 2 ** 24,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    minWireVersion: 0,
    maxWireVersion: 21,
  };
});
const nothing = () => ({ changed: 0 });
const routing = await sqlserverStandIn('secret', nothing, {
  host: '127.0.0.1',
  port: forbidden.port,
});
const allowed = await sqlserverStandIn('secret', nothing);
const routingWell = await sqlserverStandIn('secret', nothing, {
  host: '127.0.0.1',
  port: allowed.port,
});
const { ask } = databaseScripts(
  [misleading, routing, routingWell, allowed].map(({ destination }) => destination),
);

test.each(drivers)('%s is refused a destination that is not allowed', async (driver) => {
  const told = await ask(connectBy(driver, forbidden.port));
  expect(told).toMatchObject({ error: { message: expect.stringMatching(/./) as string } });
  expect(forbidden.accepted).toBe(0);
});

test('a server that refers a driver elsewhere refers it in vain', async () => {
  const told = await ask(`
    const { MongoClient } = require('mongodb');
    const client = new MongoClient('${misleading.uri}?replicaSet=set');
    await client.db().collection('users').findOne({});
  `);
  expect(told).toMatchObject({ error: { message: expect.stringMatching(/./) as string } });
  expect(forbidden.accepted).toBe(0);
});

const signIn = (port: number): Promise<unknown> =>
  ask(`
    await new Promise((resolve, reject) => {
      new (require('tedious').Connection)({ server: '127.0.0.1', userName: 'scripts', password: 'secret',
        options: { port: ${String(port)} } }).on('connect', (error) => (error ? reject(error) : resolve()));
    });
  `);

test('a server that routes a driver elsewhere routes it in vain', async () => {
  expect(await signIn(routing.port)).toMatchObject({
    error: {
      message: expect.stringContaining(
        `A script may not connect to 127.0.0.1:${String(forbidden.port)}`,
      ) as string,
    },
  });
  expect(forbidden.accepted).toBe(0);
});

test('a server that routes it to where it may go routes it there', async () => {
  expect(await signIn(routingWell.port)).toEqual({});
});
