/** Which applications may use a connection, by Auth0's own client, page by page. */
import { expect, test } from '@playwright/test';
import { ClientsClient } from 'auth0/clients';
import { ConnectionsClient } from 'auth0/connections';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
let connections: ConnectionsClient;
/** Three applications, in the order in which they are listed. */
let clientIds: string[];
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  connections = new ConnectionsClient(machine.options);
  const clients = new ClientsClient(machine.options);
  const made = [await clients.create(app), await clients.create(app), await clients.create(app)];
  clientIds = made.map(({ client_id: id }) => String(id)).sort();
});
test.afterAll(() => tenant.stop());

const app = { name: 'App', app_type: 'spa' as const };

let count = 0;
async function newConnection(): Promise<string> {
  count += 1;
  const { id } = await connections.create({ name: `enabled-${count}`, strategy: 'auth0' });
  return String(id);
}

const choose = (status: boolean, chosen: readonly string[] = clientIds) =>
  chosen.map((id) => ({ client_id: id, status }));

test('Applications are let in and turned away together, and listed', async () => {
  const id = await newConnection();
  expect((await connections.clients.get(id)).data).toEqual([]);
  await connections.clients.update(id, choose(true));
  expect((await connections.clients.get(id)).data).toEqual(
    clientIds.map((clientId) => ({ client_id: clientId })),
  );
  expect((await connections.get(id)).enabled_clients).toEqual(clientIds);

  const [first = '', ...others] = clientIds;
  await connections.clients.update(id, [...choose(false, others), ...choose(true, [first])]);
  expect((await connections.clients.get(id)).data).toEqual([{ client_id: first }]);
  expect(await machine.ask('PATCH', `/connections/${id}/clients`, choose(false))).toMatchObject({
    ...{ status: 204, body: undefined },
  });
  expect((await connections.clients.get(id)).data).toEqual([]);
});

test('A long list comes in pages, each of which says where the next one begins', async () => {
  const id = await newConnection();
  await connections.clients.update(id, choose(true));
  const first = await connections.clients.get(id, { take: 2 });
  expect(first.data.map((client) => client.client_id)).toEqual(clientIds.slice(0, 2));
  expect(first.hasNextPage()).toBe(true);
  const second = await first.getNextPage();
  expect(second.data.map((client) => client.client_id)).toEqual(clientIds.slice(2));
  expect(second.hasNextPage()).toBe(false);
  expectRefused(await machine.ask('GET', `/connections/${id}/clients?from=gone`), {
    ...{ status: 400, code: 'invalid_paging', saying: /^from: what it names is gone/ },
  });
});

test('One application that is not there keeps all the others from being changed', async () => {
  const id = await newConnection();
  await expectClientRefused(connections.clients.update(id, choose(true, [...clientIds, 'no'])), {
    ...{ status: 404, code: 'inexistent_client', saying: 'there is no client no' },
  });
  expect((await connections.clients.get(id)).data).toEqual([]);
});

test('What is no list of decisions is refused', async () => {
  const id = await newConnection();
  const wrong: [unknown, RegExp][] = [
    [[], /expected array to have >=1 items|at least 1|>=1/],
    [{ client_id: 'a', status: true }, /expected array/],
    [[{ client_id: 'a' }], /^0\.status: .*expected boolean/],
    [[{ client_id: 'a', status: 'on' }], /^0\.status: .*expected boolean/],
    [[{ client_id: 'a', status: true, since: 'today' }], /"since"/],
    [
      choose(
        true,
        Array.from({ length: 51 }, () => 'a'),
      ),
      /^expected at most 50 clients at once$/,
    ],
    [undefined, /expected array/],
  ];
  for (const [body, saying] of wrong) {
    const answer = await machine.ask('PATCH', `/connections/${id}/clients`, body);
    expectRefused(answer, { status: 400, code: 'invalid_body', saying }, JSON.stringify(body));
  }
  await expectClientRefused(connections.clients.get('con_0000000000000000'), {
    ...{ status: 404, code: 'inexistent_connection' },
  });
});
