import { expect, test } from 'vitest';

import {
  disableConnectionForClient,
  enableConnectionForClient,
  findConnection,
  findConnectionByName,
  listConnections,
  listConnectionsInUse,
  listConnectionsOfClient,
  replaceConnectionOptions,
} from './connections.ts';
import { client, connection, tenant } from './tests/fixtures.ts';

test('an application has the connections that are enabled for it', async () => {
  const tenantId = await tenant();
  const clientId = await client(tenantId);
  const [first, second] = [await connection(tenantId), await connection(tenantId)];
  await connection(tenantId);
  await enableConnectionForClient(tenantId, first, clientId);
  await enableConnectionForClient(tenantId, second, clientId);
  await enableConnectionForClient(tenantId, second, clientId);
  const ids = async () => (await listConnectionsOfClient(tenantId, clientId)).map(({ id }) => id);
  expect((await ids()).toSorted()).toEqual([first, second].toSorted());
  await disableConnectionForClient(tenantId, first, clientId);
  expect(await ids()).toEqual([second]);
});

test('a connection is in use as long as some application of its tenant has it', async () => {
  const tenantId = await tenant();
  const [one, other] = [await client(tenantId), await client(tenantId)];
  const [shared, own] = [await connection(tenantId), await connection(tenantId)];
  await connection(tenantId);
  await enableConnectionForClient(tenantId, shared, one);
  await enableConnectionForClient(tenantId, shared, other);
  await enableConnectionForClient(tenantId, own, other);
  const ids = async () => (await listConnectionsInUse(tenantId)).map(({ id }) => id);
  expect((await ids()).toSorted()).toEqual([shared, own].toSorted());
  await disableConnectionForClient(tenantId, shared, one);
  await disableConnectionForClient(tenantId, own, other);
  expect(await ids()).toEqual([shared]);
  expect(await listConnectionsInUse(await tenant())).toEqual([]);
});

test('a connection is its tenant’s', async () => {
  const [one, other] = [await tenant(), await tenant()];
  const id = await connection(one);
  const clientId = await client(one);
  await enableConnectionForClient(one, id, clientId);
  expect(await findConnection(other, id)).toBeUndefined();
  expect(await listConnections(other)).toEqual([]);
  expect(await listConnectionsOfClient(other, clientId)).toEqual([]);
  expect(await replaceConnectionOptions(other, id, { disable_signup: true })).toBe(false);
  await disableConnectionForClient(other, id, clientId);
  expect(await listConnectionsOfClient(one, clientId)).toHaveLength(1);
});

test('options are replaced whole', async () => {
  const tenantId = await tenant();
  const id = await connection(tenantId);
  await replaceConnectionOptions(tenantId, id, { a: 1, nested: { b: [true, null] } });
  await replaceConnectionOptions(tenantId, id, { nested: { c: 'ü' } });
  const stored = await findConnection(tenantId, id);
  expect(stored?.options).toEqual({ nested: { c: 'ü' } });
  expect(await findConnectionByName(tenantId, stored?.name ?? '')).toEqual(stored);
});
