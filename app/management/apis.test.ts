import { beforeAll, describe, expect, it } from 'vitest';

import { findClientGrant } from '#app/store/clients.ts';

import { createApi, grantApi, listApis, newApiSchema } from './apis.ts';
import { createClient } from './clients.ts';
import { createDomain } from './domains.ts';
import { createTenant } from './tenants.ts';

const audience = 'https://api.example.com';

let tenantId: string;
let clientId: string;
beforeAll(async () => {
  ({ id: tenantId } = await createTenant({ name: 'acme', displayName: 'Acme' }));
  ({ clientId } = await createClient(tenantId, 'Job', { app_type: 'non_interactive' }));
  const scopes = [{ value: 'read' }, { value: 'write' }];
  await createApi(tenantId, { identifier: audience, name: 'Orders', scopes });
});

describe('an identifier', () => {
  it.each(['https://api.example.com/v1', 'http://orders', 'urn:orders'])('may be %s', (uri) => {
    expect(newApiSchema.parse({ identifier: uri, name: 'API' })).toEqual({
      identifier: uri,
      name: 'API',
      scopes: [],
      tokenLifetimeSeconds: 86_400,
    });
  });

  it.each(['', 'orders', '/orders', 'https://api.example.com/#a', `urn:${'a'.repeat(600)}`])(
    'may not be %j',
    (uri) => {
      const parsed = newApiSchema.safeParse({ identifier: uri, name: 'API' });
      expect(parsed.error?.issues[0]?.path).toEqual(['identifier']);
    },
  );
});

it('is registered once in a tenant', async () => {
  await expect(createApi(tenantId, { identifier: audience, name: 'A' })).rejects.toMatchObject({
    code: 'api_exists',
  });
  const { id: otherId } = await createTenant({ name: 'other', displayName: 'Other' });
  await createApi(otherId, { identifier: audience, name: 'Theirs' });
  expect((await listApis(tenantId)).map(({ name }) => name)).toEqual(['Orders']);
});

it('is granted with scopes that it has, which replace earlier ones', async () => {
  await grantApi(tenantId, { clientId, audience, scopes: ['read', 'write'] });
  await grantApi(tenantId, { clientId, audience, scopes: ['read'] });
  expect(await findClientGrant(tenantId, clientId, audience)).toEqual(['read']);
  await expect(
    grantApi(tenantId, { clientId, audience, scopes: ['read', 'delete'] }),
  ).rejects.toMatchObject({ code: 'scope_not_found', message: expect.stringMatching(/delete$/) });
  expect(await findClientGrant(tenantId, clientId, audience)).toEqual(['read']);
});

describe('the API of a host of its own', () => {
  const own = 'https://login.acme.example/me/';
  const read = 'read:me:authentication_methods';

  it('is granted on each of the tenant’s hosts, and on nobody else’s', async () => {
    const acme = await createTenant({ name: 'hosts', displayName: 'Hosts' });
    const { clientId: appId } = await createClient(acme.id, 'App', {});
    const grant = (to: string, scopes: string[]) =>
      grantApi(acme.id, { clientId: appId, audience: to, scopes });
    await expect(grant(own, [read])).rejects.toMatchObject({ code: 'api_not_found' });
    await createDomain(acme, { host: 'login.acme.example' });
    await createDomain(acme, { host: 'localhost:4567' });
    await grant(own, [read, 'read:me:factors']);
    expect(await findClientGrant(acme.id, appId, own)).toEqual([read, 'read:me:factors']);
    await grant('http://localhost:4567/me/', []);

    await expect(grant(own, ['read:users'])).rejects.toMatchObject({ code: 'scope_not_found' });
    const elsewhere = { clientId, audience: own, scopes: [read] };
    await expect(grantApi(tenantId, elsewhere)).rejects.toMatchObject({ code: 'api_not_found' });
  });

  it('cannot be registered by anybody', async () => {
    const acme = await createTenant({ name: 'owners', displayName: 'Owners' });
    await createDomain(acme, { host: 'login.owners.example' });
    const identifier = 'https://login.owners.example/me/';
    await expect(createApi(acme.id, { identifier, name: 'Mine' })).rejects.toMatchObject({
      code: 'api_exists',
    });
  });

  it('cannot be registered under the name that tools have for it on this machine', async () => {
    const acme = await createTenant({ name: 'here', displayName: 'Here' });
    await createDomain(acme, { host: 'localhost:4568' });
    for (const identifier of ['http://localhost:4568/api/v2/', 'https://localhost:4568/api/v2/']) {
      await expect(createApi(acme.id, { identifier, name: 'Mine' })).rejects.toMatchObject({
        code: 'api_exists',
      });
    }
  });
});
