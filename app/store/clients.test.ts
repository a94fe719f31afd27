import { describe, expect, test } from 'vitest';

import { newId } from '#app/ids.ts';
import { db } from '#db';
import { clients } from '#db/schema/index.ts';

import {
  findClient,
  findClientGrant,
  findResourceServer,
  insertResourceServer,
  listClients,
  listResourceServers,
  replaceClientGrant,
  updateClient,
} from './clients.ts';
import { client, tenant } from './tests/fixtures.ts';

const api = (identifier: string) => ({
  id: newId('api'),
  identifier,
  name: 'Orders',
  scopes: [{ value: 'read:orders', description: 'Read orders' }],
  tokenLifetimeSeconds: 600,
});

describe('clients', () => {
  test('come back with their secret, which is not stored in the clear', async () => {
    const tenantId = await tenant();
    const clientId = await client(tenantId, 'a very secret secret');
    expect((await findClient(tenantId, clientId))?.secret).toBe('a very secret secret');
    const rows = await db.select().from(clients);
    expect(JSON.stringify(rows)).not.toContain('a very secret secret');
  });

  test('are listed without secrets', async () => {
    const tenantId = await tenant();
    await client(tenantId, 'hush');
    expect((await listClients(tenantId)).map(({ secret }) => secret)).toEqual([null]);
  });

  test('can be public', async () => {
    const tenantId = await tenant();
    const clientId = await client(tenantId, null);
    expect((await findClient(tenantId, clientId))?.secret).toBeNull();
  });

  test('are not found by another tenant, nor changed', async () => {
    const clientId = await client(await tenant());
    const other = await tenant();
    expect(await findClient(other, clientId)).toBeUndefined();
    expect(await updateClient(other, clientId, { settings: {} })).toBe(false);
    expect(await listClients(other)).toEqual([]);
  });

  test('keep changed settings', async () => {
    const tenantId = await tenant();
    const clientId = await client(tenantId);
    expect(await updateClient(tenantId, clientId, { settings: { app_type: 'native' } })).toBe(true);
    expect((await findClient(tenantId, clientId))?.settings).toEqual({ app_type: 'native' });
  });
});

describe('APIs', () => {
  test('are found by identifier inside their tenant', async () => {
    const [one, other] = [await tenant(), await tenant()];
    await insertResourceServer(one, api('https://orders.example.com'));
    expect(await findResourceServer(one, 'https://orders.example.com')).toMatchObject({
      name: 'Orders',
      tokenLifetimeSeconds: 600,
      scopes: [{ value: 'read:orders', description: 'Read orders' }],
    });
    expect(await findResourceServer(other, 'https://orders.example.com')).toBeUndefined();
    expect(await listResourceServers(other)).toEqual([]);
  });

  test('have one identifier each inside a tenant', async () => {
    const tenantId = await tenant();
    await insertResourceServer(tenantId, api('https://a.example.com'));
    await expect(insertResourceServer(tenantId, api('https://a.example.com'))).rejects.toThrow();
  });

  test('are granted to a client once, the last grant counting', async () => {
    const tenantId = await tenant();
    const grant = { clientId: await client(tenantId), audience: 'https://a.example.com' };
    expect(await findClientGrant(tenantId, grant.clientId, grant.audience)).toBeUndefined();
    await replaceClientGrant(tenantId, { ...grant, scopes: ['a'] });
    await replaceClientGrant(tenantId, { ...grant, scopes: ['b', 'c'] });
    expect(await findClientGrant(tenantId, grant.clientId, grant.audience)).toEqual(['b', 'c']);
    expect(await findClientGrant(await tenant(), grant.clientId, grant.audience)).toBeUndefined();
  });
});
