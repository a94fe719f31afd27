/** APIs, by Auth0's own client, by their ids and by their identifiers. */
import { expect, test } from '@playwright/test';
import { ResourceServersClient } from 'auth0/resourceServers';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
let apis: ResourceServersClient;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  apis = new ResourceServersClient(machine.options);
});
test.afterAll(() => tenant.stop());

let count = 0;
const newIdentifier = () => `https://api-${(count += 1)}.example.com/`;

test('An API is made, read, changed and taken away', async () => {
  const identifier = newIdentifier();
  const scopes = [{ value: 'read:orders', description: 'Sees orders' }, { value: 'write:orders' }];
  const made = await apis.create({ identifier, name: 'Orders', scopes, token_lifetime: 3600 });
  expect(made).toMatchObject({
    id: expect.stringMatching(/^api_/),
    ...{ identifier, name: 'Orders', scopes, token_lifetime: 3600, is_system: false },
    ...{ signing_alg: 'RS256', token_dialect: 'access_token', allow_offline_access: false },
  });
  const id = String(made.id);
  expect(await apis.get(id)).toEqual(made);
  expect(await apis.get(identifier)).toEqual(made);

  const changed = await apis.update(id, { name: 'Sales', allow_offline_access: true });
  expect(changed).toEqual({ ...made, name: 'Sales', allow_offline_access: true });
  const fewer = await apis.update(identifier, { scopes: [], token_lifetime: 7200 });
  expect(fewer).toEqual({ ...changed, scopes: [], token_lifetime: 7200 });

  await apis.delete(id);
  const gone = { status: 404, code: 'inexistent_resource_server', saying: /^there is no API / };
  await expectClientRefused(apis.get(id), gone);
  await expectClientRefused(apis.get(identifier), gone);
  await expectClientRefused(apis.update(id, { name: 'Late' }), gone);
  await expectClientRefused(apis.delete(id), gone);
});

test('How long tokens for pages last is kept as it is said', async () => {
  const { id } = await apis.create({ identifier: newIdentifier(), token_lifetime: 86_400 });
  const path = `/resource-servers/${String(id)}`;
  expect((await machine.ask('GET', path)).body).toMatchObject({ token_lifetime_for_web: 7200 });
  const { body } = await machine.ask('PATCH', path, { token_lifetime_for_web: 600 });
  expect(body).toMatchObject({ token_lifetime: 86_400, token_lifetime_for_web: 600 });
  expect((await machine.ask('GET', path)).body).toEqual(body);
});

test('What Auth0 answers of an API may be written here, where it says what happens here', async () => {
  const asAuth0Says = {
    ...{ token_encryption: null, consent_policy: null, authorization_details: null },
    ...{ proof_of_possession: null, authorization_policy: null },
    subject_type_authorization: {
      user: { policy: 'allow_all' as const },
      client: { policy: 'require_client_grant' as const },
    },
  };
  const { id } = await apis.create({ identifier: newIdentifier(), ...asAuth0Says });
  await apis.update(String(id), asAuth0Says);
  await expectClientRefused(apis.update(String(id), { consent_policy: 'standard' as never }), {
    ...{ status: 400, code: 'invalid_body', saying: /^consent_policy: expected null/ },
  });
  const denied = { user: { policy: 'deny_all' } } as const;
  await expectClientRefused(apis.update(String(id), { subject_type_authorization: denied }), {
    ...{ status: 400, code: 'invalid_body' },
    saying: /^subject_type_authorization\.user\.policy: expected "allow_all"/,
  });
});

test('Lists come by identifiers, and with the fields that were asked for', async () => {
  const [first, second] = [newIdentifier(), newIdentifier()];
  const one = await apis.create({ identifier: first });
  const two = await apis.create({ identifier: second });
  await apis.create({ identifier: newIdentifier() });
  const both = await apis.list({ identifiers: [first, second] });
  expect(both.data.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
  expect((await apis.list({ identifiers: first })).data).toEqual([one]);
  expect((await machine.ask('GET', `/resource-servers/${one.id}?fields=id,name`)).body).toEqual({
    ...{ id: one.id, name: first },
  });
});

test('What an API cannot be is refused, field by field', async () => {
  const taken = newIdentifier();
  const { id } = await apis.create({ identifier: taken });
  await expectClientRefused(apis.create({ identifier: taken }), {
    ...{ status: 409, code: 'conflict', saying: `${taken} is already registered` },
  });
  const own = `${tenant.origin}/api/v2/`;
  await expectClientRefused(apis.create({ identifier: own }), {
    ...{ status: 409, code: 'conflict', saying: `${own} is already registered` },
  });
  const wrong: [object, RegExp][] = [
    [{ name: '' }, /^name: /],
    [{ colour: 'red' }, /"colour"/],
    [{ scopes: [{ value: 'two words' }] }, /^scopes\.0\.value: expected a scope such as/],
    [{ scopes: [{ value: 'a', title: 'A' }] }, /^scopes\.0: .*"title"/],
    [{ scopes: [{ value: 'a' }, { value: 'a' }] }, /^scopes: expected each scope once$/],
    [{ token_lifetime: 59 }, /^token_lifetime: .*60/],
    [{ token_lifetime: 'day' }, /^token_lifetime: expected a whole number of seconds/],
    [{ signing_alg: 'HS256' }, /^signing_alg: expected RS256$/],
    [{ enforce_policies: true }, /^enforce_policies: expected false: there are no roles yet$/],
  ];
  for (const [change, saying] of wrong) {
    const refusal = { status: 400, code: 'invalid_body', saying };
    const body = { identifier: newIdentifier(), ...change };
    const made = await machine.ask('POST', '/resource-servers', body);
    expectRefused(made, refusal, `POST ${JSON.stringify(change)}`);
    const changed = await machine.ask('PATCH', `/resource-servers/${id}`, change);
    expectRefused(changed, refusal, `PATCH ${JSON.stringify(change)}`);
  }
  const identifiers: [object, RegExp][] = [
    [{}, /^identifier: /],
    [{ identifier: 'orders' }, /^identifier: expected a URI such as/],
    [{ identifier: 'https://api.example.com/#part' }, /^identifier: expected a URI without a #/],
  ];
  for (const [body, saying] of identifiers) {
    expectRefused(await machine.ask('POST', '/resource-servers', body), {
      ...{ status: 400, code: 'invalid_body', saying },
    });
  }
  const moved = await machine.ask('PATCH', `/resource-servers/${id}`, { identifier: 'urn:other' });
  expectRefused(moved, { status: 400, code: 'invalid_body', saying: /"identifier"/ });
});
