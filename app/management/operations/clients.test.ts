import { beforeAll, describe, expect, it } from 'vitest';

import { readTrail } from '../audit-trail.ts';
import { getTenant, changeTenant } from '../tenants.ts';
import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
beforeAll(async () => {
  api = await newTenantApi();
});

const callbacks = ['https://shop.example.com/callback'];
const made = async (settings: object = {}) =>
  (await api.call('POST', '/clients', { name: 'Shop', callbacks, ...settings })).body;

it('is made, read, changed and taken away', async () => {
  const created = await api.call('POST', '/clients', { name: 'Shop', callbacks });
  expect(created).toMatchObject({ status: 201, body: { name: 'Shop', app_type: 'regular_web' } });
  const { client_id: id, client_secret: secret } = created.body;
  expect(secret).toMatch(/^[\w-]{80,}$/);
  expect((await api.call('GET', `/clients/${String(id)}`)).body).toEqual(created.body);

  const change = { name: 'Store', description: 'Sells', client_metadata: { team: 'a' } };
  const changed = await api.call('PATCH', `/clients/${String(id)}`, change);
  expect(changed).toEqual({ ...created, status: 200, body: { ...created.body, ...change } });
  const taken = await api.call('PATCH', `/clients/${String(id)}`, { description: null });
  expect(taken.body).not.toHaveProperty('description');

  expect((await api.call('DELETE', `/clients/${String(id)}`)).status).toBe(204);
  expect(await api.call('GET', `/clients/${String(id)}`)).toMatchObject({
    ...{ status: 404, code: 'inexistent_client' },
  });
});

it('shows its secret to those who may read secrets, and otherwise once', async () => {
  const reader = api.withOnly('read:clients');
  const { client_id: id, client_secret: secret } = await made();
  const path = `/clients/${String(id)}`;
  expect((await reader.call('GET', path)).body).not.toHaveProperty('client_secret');
  const { rows } = await reader.call('GET', '/clients');
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('"client_secret"');
  const rotated = await api.withOnly('update:client_keys').call('POST', `${path}/rotate-secret`);
  expect(rotated.status).toBe(200);
  expect(rotated.body.client_secret).not.toBe(secret);
  expect((await api.call('GET', path)).body.client_secret).toBe(rotated.body.client_secret);
  expect((await reader.call('POST', `${path}/rotate-secret`)).code).toBe('insufficient_scope');
});

it('tells its secret by itself, and that is written down without it', async () => {
  const { client_id: id, client_secret: secret } = await made();
  const path = `/clients/${String(id)}/secret`;
  const told = await api.withOnly('read:client_keys').call('POST', path);
  expect(told).toMatchObject({ status: 200, body: { client_secret: secret } });
  expect((await api.withOnly('read:clients').call('POST', path)).code).toBe('insufficient_scope');
  const { client_id: open } = await made({ app_type: 'spa' });
  const none = await api.call('POST', `/clients/${String(open)}/secret`);
  expect(none.body).toEqual({ client_secret: null });
  const acts = [];
  for await (const act of readTrail(api.tenantId)) acts.push(act);
  expect(acts.at(-1)).toMatchObject({ operation: 'read_client_secret', target: open });
  expect(JSON.stringify(acts)).not.toContain(secret);
});

it('authenticates with a secret once it was given one', async () => {
  const { client_id: id } = await made({ app_type: 'spa' });
  const path = `/clients/${String(id)}`;
  const confidential = { token_endpoint_auth_method: 'client_secret_post' };
  expect((await api.call('PATCH', path, confidential)).code).toBe('bad_request');
  await api.call('POST', `${path}/rotate-secret`);
  expect((await api.call('PATCH', path, confidential)).body).toMatchObject(confidential);
});

describe('a list', () => {
  it('is filtered, selected and turned in pages', async () => {
    const there = await newTenantApi();
    for (const settings of [{ app_type: 'spa' }, { is_first_party: false }, { app_type: 'spa' }]) {
      await there.call('POST', '/clients', { name: 'App', ...settings });
    }
    const count = async (query: string) =>
      (await there.call('GET', `/clients?${query}`)).rows.length;
    expect(await count('')).toBe(4);
    expect(await count('is_global=false')).toBe(4);
    // What stands for all applications is in no other list.
    expect(await count('is_global=true')).toBe(1);
    expect(await count('app_type=spa')).toBe(2);
    expect(await count('app_type=spa,non_interactive')).toBe(3);
    expect(await count('is_first_party=false')).toBe(1);
    const page = await there.call(
      ...(['GET', '/clients?per_page=3&page=1&include_totals=true&fields=name'] as const),
    );
    expect(page.body).toEqual({
      ...{ clients: [{ name: 'App' }], start: 3, limit: 3, length: 1, total: 4 },
    });
    const first = await there.call('GET', '/clients?take=3');
    const rest = await there.call('GET', `/clients?take=3&from=${String(first.body.next)}`);
    expect([first.body.clients, rest.body.clients].map((rows) => (rows as []).length)).toEqual([
      3, 1,
    ]);
    expect(rest.body).not.toHaveProperty('next');
  });
});

it.each([
  [{ name: '' }, /^name: /],
  [{ name: 'A', odd: true }, /odd/],
  [{ name: 'A', refresh_token: { rotation: 'rotating' } }, /^refresh_token: .*rotation/],
  [{ name: 'A', callbacks: ['javascript:alert(1)'] }, /^callbacks\.0: expected an https address/],
  [
    { name: 'A', app_type: 'spa', grant_types: ['client_credentials'] },
    /^grant_types: expected no/,
  ],
  [{ name: 'A', jwt_configuration: { alg: 'HS256' } }, /^jwt_configuration\.alg: expected RS256/],
])('refuses %j and says which field', async (body, message) => {
  expect(await api.call('POST', '/clients', body)).toMatchObject({
    ...{ status: 400, code: 'invalid_body', body: { message: expect.stringMatching(message) } },
  });
});

it('is not seen, changed or taken away by another tenant', async () => {
  const { client_id: id } = await made();
  const stranger = await newTenantApi();
  for (const [method, path, body] of [
    ['GET', `/clients/${String(id)}`],
    ['PATCH', `/clients/${String(id)}`, { name: 'Mine' }],
    ['DELETE', `/clients/${String(id)}`],
    ['POST', `/clients/${String(id)}/rotate-secret`],
  ] as const) {
    expect((await stranger.call(method, path, body)).code).toBe('inexistent_client');
  }
  expect((await api.call('GET', `/clients/${String(id)}`)).body.name).toBe('Shop');
});

it('leaves no tenant that leads people to it, and does not take itself away', async () => {
  const { client_id: id } = await made();
  const { name } = api.site.tenant;
  await changeTenant(await getTenant(name), { defaultClientId: String(id) });
  await api.call('DELETE', `/clients/${String(id)}`);
  expect((await getTenant(name)).defaultClientId).toBeNull();
  expect((await api.call('DELETE', `/clients/${api.clientId}`)).code).toBe('conflict');
});

it('is not changed by whoever has read an older version', async () => {
  const { client_id: id } = await made();
  const path = `/clients/${String(id)}`;
  const refused = await api.call('PATCH', path, { name: 'Store' }, '"older"');
  expect(refused).toMatchObject({ status: 412, code: 'version_conflict' });
});

it('takes what Auth0 has in every application, as long as it says what is so here', async () => {
  const created = await api.call('POST', '/clients', {
    name: 'Moved',
    is_token_endpoint_ip_header_trusted: false,
    native_social_login: { apple: { enabled: false }, facebook: { enabled: false } },
  });
  expect(created.status).toBe(201);
  expect(created.body).not.toHaveProperty('native_social_login');
  const refused = await api.call('PATCH', `/clients/${String(created.body.client_id)}`, {
    native_social_login: { apple: { enabled: true } },
  });
  expect(refused).toMatchObject({
    ...{ status: 400, code: 'invalid_body' },
    body: {
      message: expect.stringMatching(/^native_social_login\.apple\.enabled: expected false/),
    },
  });
});

it('keeps how a secret is encoded, which tools leave out of changes', async () => {
  const { body } = await api.call('POST', '/clients', {
    name: 'Encoded',
    jwt_configuration: { alg: 'RS256', secret_encoded: false },
  });
  const changed = await api.call('PATCH', `/clients/${String(body.client_id)}`, {
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 60 },
  });
  expect(changed.body.jwt_configuration).toEqual({
    ...{ alg: 'RS256', lifetime_in_seconds: 60, secret_encoded: false },
  });
});

it('has no credentials beside its secret', async () => {
  const { body } = await api.call('POST', '/clients', { name: 'Plain' });
  const found = await api.call('GET', `/clients/${String(body.client_id)}/credentials`);
  expect(found).toMatchObject({ status: 200, rows: [] });
});
