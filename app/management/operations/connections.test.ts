import { beforeAll, describe, expect, it } from 'vitest';

import { findConfiguration } from '#app/store/connection-configuration.ts';
import { findUserWithConnection } from '#app/store/users.ts';
import * as fixtures from '#app/store/tests/fixtures.ts';

import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
beforeAll(async () => {
  api = await newTenantApi();
});

let count = 0;
const made = async (more: object = {}, there = api) => {
  count += 1;
  const body = { name: `people-${count}`, strategy: 'auth0', ...more };
  const created = await there.call('POST', '/connections', body);
  expect(created).toMatchObject({ status: 201 });
  return created.body as { id: string; name: string; options: Record<string, unknown> };
};

const pathOf = ({ id }: { id: string }) => `/connections/${id}`;
const configurationOf = ({ options }: { options?: unknown }) =>
  (options as { configuration: Record<string, string> }).configuration;

it('is made, read, changed and deleted', async () => {
  const created = await made({ display_name: 'People', options: { disable_signup: true } });
  expect(created).toMatchObject({
    id: expect.stringMatching(/^con_[A-Za-z0-9]{16}$/),
    ...{ strategy: 'auth0', display_name: 'People', realms: [created.name], enabled_clients: [] },
    authentication: { active: true },
    connected_accounts: { active: false },
    options: {
      disable_signup: true,
      passkey_options: { challenge_ui: 'both' },
      password_options: { complexity: { min_length: 15 } },
    },
  });
  const path = pathOf(created);
  expect((await api.call('GET', path)).body).toEqual(created);
  const changed = await api.call('PATCH', path, { display_name: 'Staff' });
  expect(changed).toMatchObject({ status: 200, body: { ...created, display_name: 'Staff' } });
  const gone = await api.call('DELETE', path);
  expect(gone.status).toBe(202);
  expect(new Date(String(gone.body.deleted_at)).getTime()).toBeGreaterThan(Date.now() - 60_000);
  expect((await api.call('GET', path)).code).toBe('inexistent_connection');
});

it('has its options replaced as a whole', async () => {
  const login = 'function login(email, password, callback) { callback(null, null); }';
  const created = await made({
    options: {
      ...{ disable_signup: true, customScripts: { login } },
      configuration: { KEY: 'one', URL: 'two' },
    },
  });
  expect(created.options.customScripts).toEqual({ login });
  const options = { import_mode: false, configuration: { URL: 'three' } };
  const changed = await api.call('PATCH', pathOf(created), { options });
  expect(changed.body.options).toMatchObject({ disable_signup: false });
  expect(changed.body.options).not.toHaveProperty('customScripts');
  expect(await findConfiguration(api.tenantId, created.id)).toEqual({ URL: 'three' });
  await api.call('PATCH', pathOf(created), { display_name: 'As it was' });
  expect(await findConfiguration(api.tenantId, created.id)).toEqual({ URL: 'three' });
});

describe('configuration', () => {
  const secret = 'postgres://app:hunter2@db.example.com/people';

  it('comes back as ciphertext that stays the same and changes nothing when it is sent', async () => {
    const created = await made({ options: { configuration: { URL: secret, KEY: 'k' } } });
    const shown = configurationOf(created);
    expect(shown.URL).toMatch(/^2\.0\$[\w-]{40,}$/);
    expect(JSON.stringify(created)).not.toContain(secret);
    expect(configurationOf((await api.call('GET', pathOf(created))).body)).toEqual(shown);
    const changed = await api.call('PATCH', pathOf(created), {
      options: { ...created.options, disable_signup: true },
    });
    expect(configurationOf(changed.body)).toEqual(shown);
    expect(await findConfiguration(api.tenantId, created.id)).toEqual({ URL: secret, KEY: 'k' });
    await api.call('PATCH', pathOf(created), {
      options: { configuration: { ...shown, KEY: null } },
    });
    expect(await findConfiguration(api.tenantId, created.id)).toEqual({ URL: secret });
  });

  it('is refused where the ciphertext was copied from elsewhere', async () => {
    const created = await made({ options: { configuration: { URL: secret } } });
    const { URL: shown = '' } = configurationOf(created);
    const other = await made();
    const stranger = await newTenantApi();
    const theirs = await made({}, stranger);
    const refusal = {
      ...{ status: 400, code: 'invalid_body' },
      body: { message: expect.stringMatching(/^options\.configuration\.\w+: expected a value/) },
    };
    const options = { configuration: { URL: shown } };
    expect(await api.call('PATCH', pathOf(other), { options })).toMatchObject(refusal);
    expect(await stranger.call('PATCH', pathOf(theirs), { options })).toMatchObject(refusal);
    expect(
      await api.call('POST', '/connections', { name: 'copied', strategy: 'auth0', options }),
    ).toMatchObject(refusal);
    for (const configuration of [{ OTHER: shown }, { URL: `${shown}AAAA` }, { URL: '2.0$' }]) {
      const sent = { options: { configuration } };
      expect(await api.call('PATCH', pathOf(created), sent)).toMatchObject(refusal);
    }
    expect(await findConfiguration(api.tenantId, created.id)).toEqual({ URL: secret });
  });
});

it('shows and takes options only with their own scopes', async () => {
  const created = await made({ options: { disable_signup: true } });
  const reader = api.withOnly('read:connections', 'update:connections');
  expect((await reader.call('GET', pathOf(created))).body).not.toHaveProperty('options');
  const { rows } = await reader.call('GET', `/connections?name=${created.name}`);
  expect(rows).toEqual([expect.not.objectContaining({ options: expect.anything() })]);
  const refused = await reader.call('PATCH', pathOf(created), { options: {} });
  expect(refused).toMatchObject({ status: 403, code: 'insufficient_scope' });
  expect((await reader.call('PATCH', pathOf(created), { display_name: 'A' })).status).toBe(200);
  expect((await api.call('GET', pathOf(created))).body.options).toMatchObject({
    disable_signup: true,
  });
});

it('is listed by strategy and name, with the fields that are wanted, from a place on', async () => {
  const there = await newTenantApi();
  const names = [];
  for (let number = 0; number < 3; number += 1) names.push((await made({}, there)).name);
  const list = (query: string) => there.call('GET', `/connections?${query}`);
  const first = await list('strategy=auth0&take=2&fields=name');
  expect(first.body.connections).toEqual(names.slice(0, 2).map((name) => ({ name })));
  const rest = await list(`strategy=auth0&take=2&fields=name&from=${String(first.body.next)}`);
  expect(rest.body).toEqual({ connections: [{ name: names[2] }] });
  expect((await list('strategy=sms')).rows).toEqual([]);
  expect((await list('strategy=sms&strategy=auth0')).rows).toHaveLength(3);
  expect((await list(`name=${String(names[1])}&fields=name`)).rows).toEqual([{ name: names[1] }]);
  expect((await list('include_totals=true&per_page=1')).body).toMatchObject({
    total: 3,
    length: 1,
  });
  expect((await list('take=1&page=0')).code).toBe('invalid_paging');
});

describe('its applications', () => {
  it('are let in and shut out, together or not at all', async () => {
    const created = await made({ enabled_clients: [api.clientId] });
    const path = `${pathOf(created)}/clients`;
    const app = String((await api.call('POST', '/clients', { name: 'App' })).body.client_id);
    await api.call('PATCH', path, [{ client_id: app, status: false }]);
    expect((await api.call('GET', path)).body).toEqual({ clients: [{ client_id: api.clientId }] });
    const unknown = [
      { client_id: app, status: true },
      { client_id: 'nobody', status: true },
    ];
    expect((await api.call('PATCH', path, unknown)).code).toBe('inexistent_client');
    expect((await api.call('GET', path)).body).toEqual({ clients: [{ client_id: api.clientId }] });
    const swap = [
      { client_id: app, status: true },
      { client_id: api.clientId, status: false },
    ];
    expect((await api.call('PATCH', path, swap)).status).toBe(204);
    expect((await api.call('GET', path)).body).toEqual({ clients: [{ client_id: app }] });
    await api.call('PATCH', pathOf(created), { enabled_clients: [api.clientId] });
    expect((await api.call('GET', pathOf(created))).body.enabled_clients).toEqual([api.clientId]);
  });

  it('are at most 50 at once, and come in pages', async () => {
    const created = await made();
    const path = `${pathOf(created)}/clients`;
    const many = Array.from({ length: 51 }, () => ({ client_id: api.clientId, status: true }));
    expect((await api.call('PATCH', path, many)).body.message).toMatch(/at most 50/);
    const app = String((await api.call('POST', '/clients', { name: 'App' })).body.client_id);
    const both = [app, api.clientId].map((client_id) => ({ client_id, status: true }));
    await api.call('PATCH', path, both);
    const first = await api.call('GET', `${path}?take=1`);
    const rest = await api.call('GET', `${path}?take=1&from=${String(first.body.next)}`);
    expect([first.body.clients, rest.body.clients].flat()).toHaveLength(2);
    expect(rest.body).not.toHaveProperty('next');
  });
});

it('says what goes with it, and takes nobody else along', async () => {
  const created = await made({ enabled_clients: [api.clientId] });
  const kept = await made();
  const ada = await fixtures.user(api.tenantId, created.id);
  const grace = await fixtures.user(api.tenantId, kept.id);
  expect((await api.call('DELETE', pathOf(created))).body.deleted).toEqual({
    ...{ users: 1, enabled_clients: [api.clientId], custom_scripts: [] },
  });
  expect(await findUserWithConnection(api.tenantId, ada.id)).toBeUndefined();
  expect(await findUserWithConnection(api.tenantId, grace.id)).toBeDefined();
});

it.each([
  [{ strategy: 'sms' }, /^strategy: expected auth0/],
  [{ name: 'a b' }, /^name: expected letters/],
  [{ odd: 1 }, /odd/],
  [{ options: { precedence: ['email'] } }, /^options\.precedence: must list/],
  [{ options: { configuration: { A: 1 } } }, /^options\.configuration\.A: /],
  [
    { options: { customScripts: { fly: 'function f() {}' } } },
    /^options\.customScripts\.fly: is no/,
  ],
  [{ connected_accounts: { active: true } }, /^connected_accounts\.active: expected false/],
])('refuses %j and says which field', async (wrong, message) => {
  const body = { name: 'refused', strategy: 'auth0', ...wrong };
  expect(await api.call('POST', '/connections', body)).toMatchObject({
    ...{ status: 400, body: { message: expect.stringMatching(message) } },
  });
});

it('is had once by its name, and by no other tenant', async () => {
  const created = await made();
  const again = { name: created.name, strategy: 'auth0' };
  expect((await api.call('POST', '/connections', again)).code).toBe('conflict');
  const stranger = await newTenantApi();
  const path = pathOf(created);
  for (const [method, address, body] of [
    ['GET', path],
    ['PATCH', path, { display_name: 'Mine' }],
    ['DELETE', path],
    ['GET', `${path}/clients`],
    ['PATCH', `${path}/clients`, [{ client_id: stranger.clientId, status: true }]],
  ] as const) {
    expect((await stranger.call(method, address, body)).code).toBe('inexistent_connection');
  }
  expect((await api.call('GET', path)).body).toEqual(created);
});
