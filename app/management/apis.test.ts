import { beforeAll, describe, expect, it } from 'vitest';

import { findClientGrant } from '#app/store/clients.ts';

import { createApi, grantApi, listApis, newApiSchema } from './apis.ts';
import { createClient } from './clients.ts';
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
