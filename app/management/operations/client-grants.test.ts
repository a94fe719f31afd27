import { beforeAll, expect, it } from 'vitest';

import { createApi } from '../apis.ts';
import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

const audience = 'https://api.example.com';

let api: TenantApi;
let grant: { client_id: string; audience: string; scope: string[] };
beforeAll(async () => {
  api = await newTenantApi();
  const scopes = [{ value: 'read' }, { value: 'write' }];
  await createApi(api.tenantId, { identifier: audience, name: 'Orders', scopes });
  grant = { client_id: api.clientId, audience, scope: ['read'] };
});

it('is made once, read, changed and taken back', async () => {
  const made = await api.call('POST', '/client-grants', grant);
  expect(made).toMatchObject({ status: 201, body: { ...grant, subject_type: 'client' } });
  expect(await api.call('POST', '/client-grants', grant)).toMatchObject({
    ...{ status: 409, code: 'conflict' },
  });
  const path = `/client-grants/${String(made.body.id)}`;
  expect((await api.call('GET', path)).body).toEqual(made.body);
  const scope = ['read', 'write'];
  expect((await api.call('PATCH', path, { scope })).body).toEqual({ ...made.body, scope });
  expect((await api.call('PATCH', path, {})).body.scope).toEqual(scope);
  expect((await api.call('DELETE', path)).status).toBe(204);
  expect((await api.call('GET', path)).code).toBe('inexistent_client_grant');
});

it('is listed by API, by application and by whom it is for', async () => {
  const there = await newTenantApi();
  const own = `${there.site.issuer}me/`;
  const management = `${there.site.issuer}api/v2/`;
  const other = (await there.call('POST', '/clients', { name: 'App' })).body;
  for (const [client_id, to] of [
    [there.clientId, own],
    [there.clientId, management],
    [other.client_id, management],
  ]) {
    await there.call('POST', '/client-grants', { client_id, audience: to });
  }
  const count = async (query: Record<string, string>) =>
    (await there.call('GET', `/client-grants?${new URLSearchParams(query)}`)).rows.length;
  expect(await count({})).toBe(3);
  expect(await count({ audience: management })).toBe(2);
  expect(await count({ client_id: there.clientId })).toBe(2);
  expect(await count({ client_id: there.clientId, audience: management })).toBe(1);
  expect(await count({ subject_type: 'user' })).toBe(1);
  const page = await there.call('GET', '/client-grants?take=2');
  const rest = await there.call('GET', `/client-grants?take=2&from=${String(page.body.next)}`);
  expect((rest.body.client_grants as []).length).toBe(1);
});

it.each([
  [{ audience: 'https://nowhere.example' }, 'inexistent_resource_server', /nowhere/],
  [{ client_id: 'nobody' }, 'inexistent_client', /nobody/],
  [{ scope: ['fly'] }, 'bad_request', /no scope fly/],
  [{ scope: ['read', 'read'] }, 'invalid_body', /^scope: expected each scope once/],
  [{ subject_type: 'user' }, 'invalid_body', /^subject_type: expected client/],
  [{ allow_all_scopes: true }, 'invalid_body', /^allow_all_scopes: expected false/],
  [{ scopes: [] }, 'invalid_body', /scopes/],
])('refuses %j', async (wrong, code, message) => {
  expect(await api.call('POST', '/client-grants', { ...grant, ...wrong })).toMatchObject({
    ...{ code, body: { message: expect.stringMatching(message) } },
  });
});

it('belongs to its tenant', async () => {
  const write = { ...grant, scope: ['write'] };
  const { body } = await api.call('POST', '/client-grants', write);
  const stranger = await newTenantApi();
  const path = `/client-grants/${String(body.id)}`;
  for (const [method, change] of [['GET'], ['PATCH', { scope: [] }], ['DELETE']] as const) {
    expect((await stranger.call(method, path, change)).code).toBe('inexistent_client_grant');
  }
  expect((await api.call('GET', path)).body.scope).toEqual(['write']);
});
