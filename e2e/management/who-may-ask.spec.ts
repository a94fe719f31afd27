/** Nothing is answered to who has no token, or one that opens nothing here any more, or never did. */
import { expect, test } from '@playwright/test';
import { ClientsClient } from 'auth0/clients';
import { ConnectionsClient } from 'auth0/connections';

import { localFetch } from '../support/local-fetch.ts';
import { letMachineTokensExpire } from '../support/passing-time.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { envelopeOf, expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
});
test.afterAll(() => tenant.stop());

const opensNothing = { status: 401, code: 'invalid_token', saying: 'the token opens nothing here' };

const asking = (authorization: string | undefined, path = '/clients') =>
  localFetch(`${tenant.origin}/api/v2${path}`, {
    headers: authorization === undefined ? {} : { authorization },
  });

test('Who brings no token is asked for one', async () => {
  const answer = await asking(undefined);
  expect(answer.status).toBe(401);
  expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  expect(await answer.json()).toEqual(
    envelopeOf({
      ...{ status: 401, code: 'missing_authentication' },
      saying: 'expected Authorization: Bearer <token>',
    }),
  );
});

test('What is no token of this API opens nothing', async () => {
  const { token } = machine.options;
  for (const authorization of [
    ...['Bearer', 'Bearer ', 'Bearer nonsense', `Basic ${token}`, token, `Bearer ${token}x`],
    ...[`Bearer ${token.slice(0, -1)}`, `Bearer ${'x'.repeat(5000)}`, `Bearer ${token} ${token}`],
  ]) {
    const answer = await asking(authorization);
    expect(
      { status: answer.status, body: (await answer.json()) as unknown },
      authorization,
    ).toEqual({
      ...{ status: 401, body: envelopeOf(opensNothing) },
    });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  }
});

test('Addresses that are not there tell nothing to strangers', async () => {
  expect((await asking(undefined, '/nowhere')).status).toBe(401);
  expectRefused(await machine.ask('GET', '/nowhere'), { status: 404, code: 'not_found' });
  expectRefused(await machine.ask('PUT', '/clients', {}), {
    ...{ status: 405, code: 'method_not_allowed', saying: /^expected (GET or POST|POST or GET)$/ },
  });
});

test("A tenant's token opens nothing of another, and its documents are not there", async () => {
  const other = await newTenant();
  const stranger = await newMachine(other);
  const baseUrl = `${tenant.origin}/api/v2`;
  const astray = new ClientsClient({ ...stranger.options, baseUrl });
  await expectClientRefused(astray.list(), opensNothing);
  await expectClientRefused(astray.create({ name: 'Planted' }), opensNothing);

  const theirs = new ClientsClient(stranger.options);
  await expectClientRefused(theirs.get(tenant.applicationId), {
    ...{ status: 404, code: 'inexistent_client' },
  });
  const [connection] = (await new ConnectionsClient(machine.options).list()).data;
  const theirConnections = new ConnectionsClient(stranger.options);
  for (const touching of [
    (id: string) => theirConnections.get(id),
    (id: string) => theirConnections.update(id, { display_name: 'Taken' }),
    (id: string) => theirConnections.delete(id),
  ]) {
    await expectClientRefused(touching(String(connection?.id)), {
      status: 404,
      code: 'inexistent_connection',
    });
  }
  await other.stop();
});

test('A token that was revoked opens nothing any more', async () => {
  const leaving = await newMachine(tenant, 'read:clients');
  const clients = new ClientsClient(leaving.options);
  await clients.get(tenant.applicationId);
  const { client_secret: secret } = await new ClientsClient(machine.options).get(leaving.clientId);
  const revoked = await localFetch(`${tenant.origin}/oauth/revoke`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      ...{ token: leaving.options.token, client_id: leaving.clientId },
      client_secret: String(secret),
    }),
  });
  expect(revoked.status).toBe(200);
  await expectClientRefused(clients.get(tenant.applicationId), opensNothing);
});

test('The token of an application that is gone opens nothing any more', async () => {
  const leaving = await newMachine(tenant, 'read:clients');
  await new ClientsClient(machine.options).delete(leaving.clientId);
  expectRefused(await leaving.ask('GET', '/clients'), opensNothing);
});

test('A token whose day is over opens nothing any more', async () => {
  const other = await newTenant();
  const late = await newMachine(other, 'read:clients');
  expect(await late.ask('GET', '/clients')).toMatchObject({ status: 200 });
  letMachineTokensExpire(other);
  expectRefused(await late.ask('GET', '/clients'), opensNothing);
  await other.stop();
});
