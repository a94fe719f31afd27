/** The same is made twice at the same moment: one is made, and the other is told so. */
import { beforeEach, expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';

import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
let clientId: string;
let userId: string;
beforeEach(async () => {
  api = await newTenantApi();
  await api.call('POST', '/connections', { name: 'people', strategy: 'auth0' });
  clientId = String((await api.call('POST', '/clients', { name: 'Shop' })).body.client_id);
  await api.call('POST', '/resource-servers', { identifier: 'urn:a' });
  const ada = { connection: 'people', email: 'ada@example.com' };
  userId = String((await api.call('POST', '/users', ada)).body.user_id);
});

const credential = newToken();
const publicKey = Buffer.concat([
  Buffer.from('a5010203262001215820', 'hex'),
  Buffer.alloc(32, 1),
  Buffer.from('225820', 'hex'),
  Buffer.alloc(32, 2),
]).toString('base64');

test.each<[string, () => [path: string, body: unknown]]>([
  ['a connection', () => ['/connections', { name: 'staff', strategy: 'auth0' }]],
  ['an API', () => ['/resource-servers', { identifier: 'urn:orders' }]],
  ['a grant', () => ['/client-grants', { client_id: clientId, audience: 'urn:a', scope: [] }]],
  ['a user by address', () => ['/users', { connection: 'people', email: 'eve@example.com' }]],
  [
    'a user by id',
    () => ['/users', { connection: 'people', email: `${newToken()}@example.com`, user_id: 'eve' }],
  ],
  [
    'a domain',
    () => ['/custom-domains', { domain: `b${api.site.domain.host}`, type: 'self_managed_certs' }],
  ],
  [
    'a passkey',
    () => [
      `/users/${userId}/authentication-methods`,
      {
        ...{ type: 'passkey', key_id: credential, public_key: publicKey, user_handle: newToken() },
        relying_party_identifier: api.site.domain.rpId,
        credential_device_type: 'multi_device',
      },
    ],
  ],
])('%s', async (_what, sent) => {
  const made = await Promise.all(Array.from({ length: 6 }, () => api.call('POST', ...sent())));
  const statuses = made.map(({ status }) => status).toSorted();
  expect(statuses).toEqual([201, 409, 409, 409, 409, 409]);
});

test('of those who have read the same version, one changes it', async () => {
  const path = `/clients/${clientId}`;
  const { version } = await api.call('GET', path);
  const done = await Promise.all(
    ['a', 'b', 'c', 'd'].map((name) => api.call('PATCH', path, { name }, version)),
  );
  expect(done.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412]);
  expect((await api.call('PATCH', path, { name: 'e' }, version)).status).toBe(412);
});

test('a user takes an address that another is just given', async () => {
  const eve = { connection: 'people', email: 'eve@example.com' };
  const other = String((await api.call('POST', '/users', eve)).body.user_id);
  const change = { email: 'both@example.com' };
  const done = await Promise.all([
    api.call('PATCH', `/users/${userId}`, change),
    api.call('PATCH', `/users/${other}`, change),
  ]);
  expect(done.map(({ status }) => status).toSorted()).toEqual([200, 409]);
});

test.each(['/clients/', '/connections/', '/users/'])(
  'what is deleted twice at once under %s fails nowhere',
  async (kind) => {
    const made: Record<string, () => Promise<unknown>> = {
      '/clients/': () => Promise.resolve(clientId),
      '/users/': () => Promise.resolve(userId),
      '/connections/': async () => (await api.call('GET', '/connections')).rows[0]?.id,
    };
    const id = encodeURIComponent(String(await made[kind]?.()));
    const done = await Promise.all(
      Array.from({ length: 4 }, () => api.call('DELETE', `${kind}${id}`)),
    );
    for (const { status } of done) expect([202, 204, 404]).toContain(status);
    expect((await api.call('GET', `${kind}${id}`)).status).toBe(404);
  },
);
