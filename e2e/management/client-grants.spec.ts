/** What applications are granted of APIs, by Auth0's own client. */
import { expect, test } from '@playwright/test';
import { ClientGrantsClient } from 'auth0/clientGrants';
import { ClientsClient } from 'auth0/clients';
import { ResourceServersClient } from 'auth0/resourceServers';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

const audience = 'https://orders.example.com/';

let tenant: Tenant;
let machine: Machine;
let grants: ClientGrantsClient;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  grants = new ClientGrantsClient(machine.options);
  await new ResourceServersClient(machine.options).create({
    ...{ identifier: audience, scopes: [{ value: 'read:orders' }, { value: 'write:orders' }] },
  });
});
test.afterAll(() => tenant.stop());

async function newClientId(): Promise<string> {
  const clients = new ClientsClient(machine.options);
  const made = await clients.create({ name: 'Robot', app_type: 'non_interactive' });
  return String(made.client_id);
}

test('A grant is made, read, changed and taken back', async () => {
  const clientId = await newClientId();
  const made = await grants.create({ client_id: clientId, audience, scope: ['read:orders'] });
  expect(made).toEqual({
    id: expect.stringMatching(/^cgr_/) as unknown,
    ...{ client_id: clientId, audience, scope: ['read:orders'], subject_type: 'client' },
    ...{ organization_usage: 'deny', allow_any_organization: false },
  });
  const id = String(made.id);
  expect(await grants.get(id)).toEqual(made);
  const more = ['read:orders', 'write:orders'];
  expect(await grants.update(id, { scope: more })).toEqual({ ...made, scope: more });
  expect(await grants.update(id, { allow_any_organization: null })).toMatchObject({ scope: more });
  expect(await grants.update(id, { scope: [] })).toEqual({ ...made, scope: [] });

  await grants.delete(id);
  const gone = { status: 404, code: 'inexistent_client_grant', saying: /^there is no client gra/ };
  await expectClientRefused(grants.get(id), gone);
  await expectClientRefused(grants.update(id, { scope: [] }), gone);
  await expectClientRefused(grants.delete(id), gone);
});

test('A grant counts from the next token on, and its end ends what tokens open', async () => {
  const own = `${tenant.origin}/api/v2/`;
  const narrow = await newMachine(tenant, 'read:clients', 'read:branding');
  const { data } = await grants.list({ client_id: narrow.clientId, audience: own });
  expect(data).toMatchObject([{ scope: ['read:clients', 'read:branding'] }]);
  const id = String(data[0]?.id);
  expect(await narrow.ask('GET', '/branding')).toMatchObject({ status: 200 });
  await grants.update(id, { scope: ['read:clients'] });
  expectRefused(await narrow.ask('GET', '/branding'), {
    ...{ status: 403, code: 'insufficient_scope' },
    saying: 'Insufficient scope, expected any of: read:branding',
  });
  await grants.delete(id);
  expectRefused(await narrow.ask('GET', '/clients'), { status: 401, code: 'invalid_token' });
});

test('Lists are filtered by application, API and for whom the API is called', async () => {
  const clientId = await newClientId();
  const made = await grants.create({ client_id: clientId, audience, scope: [] });
  expect((await grants.list({ client_id: clientId })).data).toEqual([made]);
  const all = await grants.list({ client_id: clientId, audience, subject_type: 'client' });
  expect(all.data).toEqual([made]);
  for (const other of [
    ...[{ audience: 'https://other.example.com/' }, { subject_type: 'user' as const }],
    ...[{ allow_any_organization: true }, { default_for: 'third_party_clients' as const }],
  ]) {
    expect((await grants.list({ client_id: clientId, ...other })).data).toEqual([]);
  }
});

test('What cannot be granted is refused, and says why', async () => {
  const clientId = await newClientId();
  await grants.create({ client_id: clientId, audience, scope: [] });
  await expectClientRefused(grants.create({ client_id: clientId, audience, scope: [] }), {
    ...{ status: 409, code: 'conflict' },
    saying: `${clientId} has a grant of ${audience} already: change that one`,
  });
  const other = await newClientId();
  const valid = { client_id: other, audience, scope: ['read:orders'] };
  const wrong: [object, number, string, RegExp][] = [
    [{ client_id: 'nobody' }, 404, 'inexistent_client', /^there is no client nobody$/],
    [{ audience: 'urn:no' }, 404, 'inexistent_resource_server', /^there is no API urn:no$/],
    [{ scope: ['fly'] }, 400, 'bad_request', /has no scope fly$/],
    [{ scope: ['read:orders', 'read:orders'] }, 400, 'invalid_body', /^scope: expected each scope/],
    [{ scope: 'read:orders' }, 400, 'invalid_body', /^scope: .*expected array/],
    [{ subject_type: 'user' }, 400, 'invalid_body', /^subject_type: expected client: that is for/],
    [{ organization_usage: 'allow' }, 400, 'invalid_body', /^organization_usage: expected deny/],
    [{ allow_any_organization: true }, 400, 'invalid_body', /^allow_any_organization: expected f/],
    [{ allow_all_scopes: true }, 400, 'invalid_body', /^allow_all_scopes: expected false/],
    [{ colour: 'red' }, 400, 'invalid_body', /"colour"/],
    [{ client_id: undefined }, 400, 'invalid_body', /^client_id: .*expected string/],
  ];
  for (const [change, status, code, saying] of wrong) {
    const answer = await machine.ask('POST', '/client-grants', { ...valid, ...change });
    expectRefused(answer, { status, code, saying }, JSON.stringify(change));
  }
  expect((await grants.list({ client_id: other })).data).toEqual([]);
  const { id } = await grants.create(valid);
  expectRefused(await machine.ask('PATCH', `/client-grants/${id}`, { audience: 'urn:other' }), {
    ...{ status: 400, code: 'invalid_body', saying: /"audience"/ },
  });
  await expectClientRefused(grants.update(String(id), { scope: ['fly'] }), {
    ...{ status: 400, code: 'bad_request', saying: /has no scope fly$/ },
  });
});
