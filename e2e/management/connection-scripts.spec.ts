/** A tenant's own database over the Management API: scripts from the first draft to what runs. */
import { expect, test } from '@playwright/test';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';

let tenant: Tenant;
let machine: Machine;
let connection: string;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  const options = { enabledDatabaseCustomization: true, import_mode: false };
  const own = { name: 'own', strategy: 'auth0', options };
  const { body } = await machine.ask('POST', '/connections', own);
  connection = `/connections/${(body as { id: string }).id}`;
});
test.afterAll(() => tenant.stop());

const source = `function login(name, password, callback) {
  console.log('asked for', name);
  if (password !== configuration.SECRET) return callback(new WrongUsernameOrPasswordError('7'));
  callback(null, { user_id: '7', email: name });
}`;
const input = { usernameOrEmail: 'ada@example.com', password: 'correct horse' };

const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await machine.ask(method, `${connection}${path}`, body);
  return { status: answer.status, body: answer.body };
};

test('A script is written, tried, published, and taken back', async () => {
  await ask('PATCH', '/configuration', { configuration: { SECRET: 'correct horse' } });
  expect((await ask('GET', '/configuration')).body).toEqual({
    configuration: { SECRET: '********' },
  });

  const login = '/scripts/login';
  const tried = await ask('POST', `${login}/try`, { source, input });
  expect(tried.body).toMatchObject({
    ...{ version: null, has_failed: false },
    run: { outcome: 'ok', console: [{ text: 'asked for ada@example.com' }] },
  });
  expect(JSON.stringify(tried)).not.toContain('correct horse');

  expect((await ask('POST', `${login}/versions`, { source })).status).toBe(201);
  await ask('PUT', `${login}/fixtures/Ada`, { input, expected: { outcome: 'ok' } });
  expect((await ask('POST', `${login}/fixture-runs`, {})).body).toMatchObject({
    results: [{ name: 'Ada', passed: true }],
  });
  expect((await ask('PUT', `${login}/published`, {})).body).toEqual({ version: 1, previous: null });

  await ask('POST', `${login}/versions`, { source: source.replace("'7'", "'8'") });
  expect((await ask('GET', `${login}/diff`)).body).toMatchObject({ from: 1, to: 2 });
  expect((await ask('PUT', `${login}/shadow`, {})).body).toEqual({ published: 1, shadow: 2 });
  expect((await ask('GET', `${login}/shadow`)).body).toMatchObject({ shadow: 2 });
  expect((await ask('DELETE', `${login}/shadow`)).status).toBe(200);
  await ask('PUT', `${login}/published`, { version: 2 });
  expect((await ask('POST', `${login}/rollback`, {})).body).toEqual({ version: 1, previous: 2 });
  for (const path of ['', '/login/versions', '/login/versions/2', '/login/publications']) {
    expect((await ask('GET', `/scripts${path}`)).status, path).toBe(200);
  }
  expect((await ask('GET', `${login}/runs`)).body).toEqual([]);
  expect((await ask('DELETE', `${login}/published`)).body).toEqual({ previous: 1 });
});

test('A source that could not run is refused where it is wrong', async () => {
  const { status, body } = await ask('POST', '/scripts/get_user/versions', { source: '\n(a) =>' });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    ...{ errorCode: 'invalid_body', message: expect.stringMatching(/^get_user, line 2, column /) },
  });
  expect((await ask('GET', '/scripts/get_user/versions')).body).toEqual([]);
});

test('What passkeys need and what would go with a connection is told', async () => {
  const { body } = await ask('GET', '/passkey-prerequisites');
  expect(body).toMatchObject({ enabled: false });
  expect((body as { prerequisites: unknown[] }).prerequisites).toContainEqual({
    ...{ id: 'get_user_script', met: false },
  });
  expect((await ask('GET', '/usage')).body).toMatchObject({ users: 0, passkeys: 0 });
  const templates = await machine.ask('GET', '/script-templates');
  expect(templates.body).toHaveLength(5);
});

test('A host is renamed, examined and moved', async () => {
  const above = `${tenant.name}.example`;
  const wanted = { domain: `login.${above}`, type: 'self_managed_certs' };
  const made = (await machine.ask('POST', '/custom-domains', wanted)).body;
  const path = `/custom-domains/${(made as { custom_domain_id: string }).custom_domain_id}`;
  const renamed = await machine.ask('PATCH', `${path}/settings`, { rp_name: 'Acme' });
  expect(renamed.body).toEqual({ rp_name: 'Acme', origins: [], status: 'ready' });
  const move = await machine.ask('POST', `${path}/move`, { relying_party_identifier: above });
  expect(move).toMatchObject({ status: 201, body: { from: wanted.domain, to: above } });
  expect((await machine.ask('POST', `${path}/move/reverse`)).status).toBe(200);
  expect((await machine.ask('POST', `${path}/move/finish`, {})).body).toEqual({
    ...{ relying_party_identifier: wanted.domain, stranded: 0 },
  });
  expect((await machine.ask('GET', `${path}/move`)).body).toEqual({ move: null });
  expect((await machine.ask('GET', `${path}/usage`)).body).toMatchObject({ users: 0 });

  const hosts = (await machine.ask('GET', '/custom-domains')).body as {
    custom_domain_id: string;
    domain: string;
  }[];
  const here = hosts.find(({ domain }) => new URL(tenant.origin).host === domain);
  const examined = await machine.ask(
    'POST',
    `/custom-domains/${here?.custom_domain_id ?? ''}/examine`,
  );
  expect(examined.status).toBe(200);
  expect((examined.body as { checks: unknown[] }).checks).toContainEqual(
    expect.objectContaining({ name: 'routing', outcome: 'ok' }),
  );
});
