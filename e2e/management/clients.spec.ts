/** Applications, by Auth0's own client: made, read, changed field by field, given new secrets. */
import { expect, test } from '@playwright/test';
import { ClientsClient } from 'auth0/clients';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
let clients: ClientsClient;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  clients = new ClientsClient(machine.options);
});
test.afterAll(() => tenant.stop());

const callbacks = ['https://shop.example.com/callback'];
const machines = { grant_types: ['client_credentials'] };
const idOf = ({ client_id: id }: { client_id?: string }): string => id ?? '';

test('An application is made, read, changed and taken away', async () => {
  const made = await clients.create({
    ...{ name: 'Shop', description: 'Where things are bought', app_type: 'regular_web' },
    ...{ callbacks, client_metadata: { team: 'shop' } },
  });
  expect(made).toMatchObject({
    client_id: expect.stringMatching(/^[A-Za-z0-9]{32}$/),
    client_secret: expect.stringMatching(/^[\w-]{64,}$/),
    ...{ name: 'Shop', tenant: tenant.name, global: false, is_first_party: true, callbacks },
    ...{ token_endpoint_auth_method: 'client_secret_basic', client_metadata: { team: 'shop' } },
    grant_types: ['authorization_code', 'implicit', 'refresh_token', 'client_credentials'],
    jwt_configuration: { lifetime_in_seconds: 36_000 },
  });
  expect(await clients.get(idOf(made))).toEqual(made);

  const changed = await clients.update(idOf(made), { name: 'Store', description: 'Closed' });
  expect(changed).toEqual({ ...made, name: 'Store', description: 'Closed' });

  await clients.delete(idOf(made));
  const gone = {
    ...{ status: 404, code: 'inexistent_client', saying: `there is no client ${idOf(made)}` },
  };
  await expectClientRefused(clients.get(idOf(made)), gone);
  await expectClientRefused(clients.update(idOf(made), { name: 'Late' }), gone);
  await expectClientRefused(clients.rotateSecret(idOf(made)), gone);
  await expectClientRefused(clients.delete(idOf(made)), gone);
});

test('A change keeps what it does not name, and null takes away', async () => {
  const made = await clients.create({
    ...{ name: 'Merged', callbacks, initiate_login_uri: 'https://shop.example.com/login' },
    client_metadata: { team: 'shop', tier: 'gold' },
  });
  const answer = await machine.ask('PATCH', `/clients/${idOf(made)}`, {
    ...{ initiate_login_uri: null, client_metadata: { tier: null, region: 'eu' } },
  });
  const { initiate_login_uri: _taken, ...rest } = made;
  expect(answer.body).toEqual({ ...rest, client_metadata: { team: 'shop', region: 'eu' } });
  const without = await clients.update(idOf(made), { client_metadata: {} });
  expect(without).toEqual(omit(rest, 'client_metadata'));
});

test('Secrets are told to those who may read them, and to nobody else', async () => {
  const made = await clients.create({ name: 'Secretive' });
  const narrow = await newMachine(tenant, 'read:clients', 'update:clients');
  const narrowly = new ClientsClient(narrow.options);
  expect(await narrowly.get(idOf(made))).toEqual(omit(made, 'client_secret'));
  expect(await narrowly.update(idOf(made), { name: 'Secretive' })).toEqual(
    omit(made, 'client_secret'),
  );
  const list = await narrow.ask('GET', '/clients?per_page=100');
  expect(JSON.stringify(list.body)).not.toContain('"client_secret":');
  await expectClientRefused(narrowly.rotateSecret(idOf(made)), {
    ...{ status: 403, code: 'insufficient_scope' },
    saying: 'Insufficient scope, expected any of: update:client_keys',
  });

  const rotated = await clients.rotateSecret(idOf(made));
  expect(rotated.client_secret).not.toBe(made.client_secret);
  expect(omit(rotated, 'client_secret')).toEqual(omit(made, 'client_secret'));
  expect(await clients.get(idOf(made))).toEqual(rotated);
});

test('Applications that cannot keep a secret have none', async () => {
  const made = await clients.create({ name: 'Page', app_type: 'spa' });
  expect(made).toMatchObject({ token_endpoint_auth_method: 'none' });
  expect(made).not.toHaveProperty('client_secret');
  expect(await clients.get(idOf(made))).toEqual(made);
});

test('Lists are filtered, and come with the fields that were asked for', async () => {
  const { client_id: own } = await clients.create({ name: 'Native', app_type: 'native' });
  const native = await clients.list({ app_type: 'native', fields: 'client_id' });
  expect(native.data).toEqual([{ client_id: own }]);
  const others = await clients.list({ is_first_party: false });
  expect(others.data).toEqual([]);
  const { data } = await clients.list({ is_global: true });
  expect(data).toMatchObject([{ name: 'All Applications', global: true }]);
  const some = await clients.get(String(own), { fields: 'name,app_type', include_fields: true });
  expect(some).toEqual({ name: 'Native', app_type: 'native' });
});

test('An application does not take itself away', async () => {
  await expectClientRefused(clients.delete(machine.clientId), {
    ...{ status: 409, code: 'conflict', saying: 'expected another client: this one is asking' },
  });
});

test('What an application cannot be is refused, field by field', async () => {
  const wrong: [object, RegExp][] = [
    [{ name: '' }, /^name: /],
    [{ name: 7 }, /^name: expected a name/],
    [{ colour: 'red' }, /"colour"/],
    [{ app_type: 'toaster' }, /^app_type: .*"spa"/],
    [{ callbacks: ['javascript:alert(1)'] }, /^callbacks\.0: expected an https address/],
    [{ callbacks: 'https://shop.example.com' }, /^callbacks: .*expected array/],
    [{ web_origins: ['https://shop.example.com/path'] }, /^web_origins\.0: expected an origin/],
    [{ jwt_configuration: { lifetime_in_seconds: 1 } }, /^jwt_configuration\.lifetime_in_seconds/],
    [{ jwt_configuration: { alg: 'HS256' } }, /^jwt_configuration\.alg: expected RS256$/],
    [{ jwt_configuration: { colour: 'red' } }, /^jwt_configuration: .*"colour"/],
    [{ grant_types: ['password'] }, /^grant_types\.0: /],
    [{ token_endpoint_auth_method: 'none', ...machines }, /^grant_types: expected no client_cred/],
    [{ client_metadata: { team: 7 } }, /^client_metadata\.team: .*expected string/],
    [{ client_metadata: keys(11) }, /^client_metadata: expected at most 10 fields$/],
    [{ description: 'x'.repeat(141) }, /^description: .*140/],
  ];
  const { client_id: id } = await clients.create({ name: 'Strict' });
  for (const [change, saying] of wrong) {
    const refusal = { status: 400, code: 'invalid_body', saying };
    const made = await machine.ask('POST', '/clients', { name: 'Wrong', ...change });
    expectRefused(made, refusal, `POST ${JSON.stringify(change)}`);
    const changed = await machine.ask('PATCH', `/clients/${id}`, change);
    expectRefused(changed, refusal, `PATCH ${JSON.stringify(change)}`);
  }
  expectRefused(await machine.ask('POST', '/clients', {}), {
    ...{ status: 400, code: 'invalid_body', saying: /^name: expected a name/ },
  });
});

const keys = (many: number) =>
  Object.fromEntries(Array.from({ length: many }, (_, i) => [`key-${i}`, 'value']));

const omit = (document: object, field: string) =>
  Object.fromEntries(Object.entries(document).filter(([name]) => name !== field));
