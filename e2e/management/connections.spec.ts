/** Connections, by Auth0's own client: what it writes is kept, read, replaced and taken away. */
import { expect, test } from '@playwright/test';
import { ClientsClient } from 'auth0/clients';
import { ConnectionsClient } from 'auth0/connections';

import { PASSKEY_GRANT_TYPE } from '../../app/oidc/client-settings.ts';
import { localFetch } from '../support/local-fetch.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
let connections: ConnectionsClient;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  connections = new ConnectionsClient(machine.options);
});
test.afterAll(() => tenant.stop());

let count = 0;
const newName = () => `made-${(count += 1)}`;
const database = (options: Record<string, unknown> = {}) => ({
  ...{ name: newName(), strategy: 'auth0' as const, options },
});
const idOf = ({ id }: { id?: string }): string => id ?? '';

const login = 'function login(email, password, callback) { callback(null, null); }';

test('A connection is made, read, changed and taken away', async () => {
  const made = await connections.create({
    ...database({ disable_signup: true }),
    display_name: 'People',
    enabled_clients: [tenant.applicationId],
  });
  expect(made).toMatchObject({
    id: expect.stringMatching(/^con_[A-Za-z0-9]{16}$/),
    ...{ strategy: 'auth0', display_name: 'People', is_domain_connection: false },
    ...{ realms: [made.name], enabled_clients: [tenant.applicationId] },
    ...{ authentication: { active: true }, connected_accounts: { active: false } },
    options: { disable_signup: true, passkey_options: { challenge_ui: 'both' } },
  });
  expect(await connections.get(idOf(made))).toEqual(made);

  const changed = await connections.update(idOf(made), { display_name: 'Staff' });
  expect(changed).toEqual({ ...made, display_name: 'Staff' });

  await connections.delete(idOf(made));
  const gone = {
    status: 404,
    code: 'inexistent_connection',
    saying: /there is no connection con_/,
  };
  await expectClientRefused(connections.get(idOf(made)), gone);
  await expectClientRefused(connections.update(idOf(made), { display_name: 'Late' }), gone);
  await expectClientRefused(connections.delete(idOf(made)), gone);
});

test('What is deleted with a connection is told', async () => {
  const { id } = await connections.create({
    ...database({ customScripts: { login }, enabledDatabaseCustomization: true }),
    enabled_clients: [tenant.applicationId],
  });
  const { status, body } = await machine.ask('DELETE', `/connections/${id}`);
  expect({ status, body }).toEqual({
    status: 202,
    body: {
      deleted_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
      deleted: { users: 0, enabled_clients: [tenant.applicationId], custom_scripts: ['login'] },
    },
  });
});

test('A change of options replaces all of them', async () => {
  const made = await connections.create(
    database({ disable_signup: true, brute_force_protection: false }),
  );
  const changed = await connections.update(idOf(made), { options: { requires_username: true } });
  expect(changed.options).toMatchObject({
    ...{ requires_username: true, disable_signup: false, brute_force_protection: true },
  });
  const untouched = await connections.update(idOf(made), { display_name: 'Still' });
  expect(untouched.options).toEqual(changed.options);
});

test('Secrets of scripts are shown as ciphertext, which is recognised when it comes back', async () => {
  const options = { enabledDatabaseCustomization: true, customScripts: { login } };
  const made = await connections.create(
    database({ ...options, configuration: { KEY: 'open sesame', URL: 'https://db.example.com' } }),
  );
  const { configuration: shown } = made.options as { configuration: { KEY: string; URL: string } };
  expect(Object.keys(shown).sort()).toEqual(['KEY', 'URL']);
  expect(JSON.stringify(await machine.ask('GET', `/connections/${made.id}`))).not.toMatch(
    /open sesame|db\.example\.com/,
  );

  const whole = { ...options, disable_signup: true, configuration: shown };
  const same = await connections.update(idOf(made), { options: whole });
  expect(same.options).toMatchObject({ disable_signup: true, configuration: shown });

  const fewer = { ...options, configuration: { KEY: shown.KEY } };
  const { options: left } = await connections.update(idOf(made), { options: fewer });
  expect(left).toMatchObject({ configuration: { KEY: shown.KEY } });
  expect(left).not.toHaveProperty('configuration.URL');

  const elsewhere = database({ ...options, configuration: { KEY: shown.KEY } });
  await expectClientRefused(connections.create(elsewhere), {
    ...{ status: 400, code: 'invalid_body' },
    saying:
      'options.configuration.KEY: expected a value: this ciphertext was not read here under this name',
  });
  const renamed = { ...options, configuration: { OTHER: shown.KEY } };
  await expectClientRefused(connections.update(idOf(made), { options: renamed }), {
    ...{ status: 400, code: 'invalid_body', saying: /^options\.configuration\.OTHER: / },
  });
});

test('Metadata, realms and being for the whole domain are kept as they are said', async () => {
  const said = {
    ...{ is_domain_connection: true, realms: ['people.example.com', 'people'] },
    metadata: { region: 'eu', tier: 'gold' },
  };
  const made = await connections.create({ ...database(), ...said });
  expect(made).toMatchObject(said);
  expect(await connections.get(idOf(made))).toMatchObject(said);

  const metadata = { region: null, tier: 'silver' };
  const changed = await connections.update(idOf(made), { metadata, realms: [] });
  expect(changed).toMatchObject({ metadata: { tier: 'silver' }, realms: [made.name] });
  expect(changed.is_domain_connection).toBe(true);
  expect(changed.metadata).toEqual({ tier: 'silver' });
  expect(await connections.update(idOf(made), { metadata: {} })).not.toHaveProperty('metadata');
});

test('Applications with pages of their own ask for a connection by its realms', async () => {
  const realm = 'staff.example.com';
  const { client_id: clientId } = await new ClientsClient(machine.options).create({
    ...{ name: 'App', app_type: 'native', grant_types: [PASSKEY_GRANT_TYPE] },
  });
  const made = await connections.create({
    ...database({ authentication_methods: { passkey: { enabled: true } } }),
    ...{ realms: [realm], enabled_clients: [String(clientId)] },
  });
  const challenge = async () => {
    const { status } = await localFetch(`${tenant.origin}/passkey/challenge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: clientId, realm }),
    });
    return status;
  };
  expect(await challenge()).toBe(200);
  await connections.update(idOf(made), { realms: ['other.example.com'] });
  expect(await challenge()).toBe(400);
});

test('Options are only for those who may read them, and change them', async () => {
  const made = await connections.create(database({ disable_signup: true }));
  const narrow = await newMachine(tenant, 'read:connections', 'update:connections');
  const narrowly = new ConnectionsClient(narrow.options);
  const { options: _hidden, ...rest } = made;
  expect(await narrowly.get(idOf(made))).toEqual(rest);
  await expectClientRefused(narrowly.update(idOf(made), { options: {} }), {
    ...{ status: 403, code: 'insufficient_scope' },
    saying: 'Insufficient scope, expected any of: update:connections_options',
  });
  expect(await connections.get(idOf(made))).toEqual(made);
});

test('Lists are filtered by name and strategy, and come with the fields that were asked for', async () => {
  const made = await connections.create(database());
  const named = await connections.list({ name: made.name, strategy: ['auth0', 'samlp'] });
  expect(named.data).toEqual([made]);
  expect((await connections.list({ strategy: 'samlp' })).data).toEqual([]);
  const few = await connections.list({ name: made.name, fields: 'id,name', include_fields: true });
  expect(few.data).toEqual([{ id: made.id, name: made.name }]);
  const without = await connections.get(idOf(made), { fields: 'options', include_fields: false });
  const { options: _left, ...rest } = made;
  expect(without).toEqual(rest);
});

test('What a connection cannot be is refused, field by field', async () => {
  const { name } = await connections.create(database());
  await expectClientRefused(connections.create({ name: String(name), strategy: 'auth0' }), {
    ...{ status: 409, code: 'conflict', saying: `a connection is already named ${name}` },
  });
  const wrong: [object, RegExp][] = [
    [{ name: 'no spaces' }, /^name: expected letters, digits and inner hyphens$/],
    [{ strategy: 'samlp' }, /^strategy: expected auth0/],
    [{ colour: 'red' }, /"colour"/],
    [{ show_as_button: true }, /^show_as_button: expected false: a database connection has no/],
    [{ metadata: { region: 1 } }, /^metadata\.region: .*expected string/],
    [{ metadata: { region: 'x'.repeat(256) } }, /^metadata\.region: .*255/],
    [{ metadata: keys(11) }, /^metadata: expected at most 10 fields$/],
    [{ realms: 'people' }, /^realms: .*expected array/],
    [{ is_domain_connection: 'yes' }, /^is_domain_connection: .*expected boolean/],
    [{ authentication: { active: false } }, /^authentication\.active: expected true$/],
    [{ options: { colour: 'red', disable_signup: 'no' } }, /^options\.disable_signup: /],
    [{ enabled_clients: ['nobody'] }, /there is no client nobody/],
  ];
  for (const [change, saying] of wrong) {
    const body = { ...database(), ...change };
    const answer = await machine.ask('POST', '/connections', body);
    const isUnknown = 'enabled_clients' in change;
    const [status, code] = isUnknown ? [404, 'inexistent_client'] : [400, 'invalid_body'];
    expectRefused(answer, { status, code, saying }, JSON.stringify(change));
  }
  expect((await connections.list({ name: 'no spaces' })).data).toEqual([]);
});

const keys = (many: number) =>
  Object.fromEntries(Array.from({ length: many }, (_, i) => [`key-${i}`, 'value']));
