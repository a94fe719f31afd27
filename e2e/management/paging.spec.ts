/** Long lists: by number and from a place on, in all that Auth0's client reads page by page. */
import { expect, test } from '@playwright/test';
import { ClientGrantsClient } from 'auth0/clientGrants';
import { ClientsClient } from 'auth0/clients';
import { ConnectionsClient } from 'auth0/connections';
import { ResourceServersClient } from 'auth0/resourceServers';

import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
test.beforeAll(async () => {
  tenant = await newTenant();
  machine = await newMachine(tenant);
  const { options } = machine;
  const numbers = [1, 2, 3];
  for (const number of numbers) {
    const identifier = `https://api-${number}.example.com/`;
    await new ResourceServersClient(options).create({ identifier });
    await new ConnectionsClient(options).create({ name: `c-${number}`, strategy: 'auth0' });
    const { client_id: id } = await new ClientsClient(options).create({ name: `App ${number}` });
    const grant = { client_id: String(id), audience: identifier, scope: [] };
    await new ClientGrantsClient(options).create(grant);
  }
});
test.afterAll(() => tenant.stop());

/** Address, the name of the envelope, and what tells rows apart. */
const lists = [
  ['/connections', 'connections', 'id'],
  ['/clients', 'clients', 'client_id'],
  ['/resource-servers', 'resource_servers', 'id'],
  ['/client-grants', 'client_grants', 'id'],
] as const;

type Row = Record<string, unknown>;

for (const [path, name, key] of lists) {
  const read = async (query: string) => (await machine.ask('GET', `${path}?${query}`)).body;
  const keysOf = (rows: unknown) => (rows as Row[]).map((row) => row[key]);
  const everything = async () => keysOf(await read('per_page=100'));

  test(`${name} come in pages by number, with totals where they are asked for`, async () => {
    const all = await everything();
    expect(all.length).toBeGreaterThanOrEqual(3);
    expect(new Set(all).size).toBe(all.length);
    const second = (await read('page=1&per_page=2&include_totals=true')) as Record<string, unknown>;
    expect(second).toMatchObject({
      ...{ start: 2, limit: 2, length: Math.min(2, all.length - 2), total: all.length },
    });
    expect(keysOf(second[name])).toEqual(all.slice(2, 4));
    expect(keysOf(await read('page=0&per_page=2'))).toEqual(all.slice(0, 2));
    expect(await read('page=99')).toEqual([]);
    expect(await read('page=99&include_totals=true')).toMatchObject({
      ...{ [name]: [], total: all.length },
    });
  });

  test(`${name} come in pages from a place on`, async () => {
    const all = await everything();
    const found: unknown[] = [];
    let from: string | undefined;
    for (let pages = 0; pages < all.length; pages += 1) {
      const query = from === undefined ? 'take=1' : `take=1&from=${from}`;
      const page = (await read(query)) as Row;
      found.push(...keysOf(page[name]));
      from = page.next as string | undefined;
    }
    expect(found).toEqual(all);
    expect(from).toBeUndefined();
  });

  test(`What is no page of ${name} is refused`, async () => {
    const wrong: [string, string, RegExp][] = [
      ['page=-1', 'invalid_query_string', /^page: /],
      ['page=first', 'invalid_query_string', /^page: .*expected number/],
      [
        'per_page=101',
        'invalid_query_string',
        /^per_page: expected a whole number of at most 100$/,
      ],
      ['take=0', 'invalid_query_string', /^take: /],
      ['take=101', 'invalid_query_string', /^take: expected a whole number of at most 100$/],
      ['include_totals=yes', 'invalid_query_string', /^include_totals: .*"true"/],
      ['colour=red', 'invalid_query_string', /"colour"/],
      [
        'page=1&from=abc',
        'invalid_paging',
        /^expected either page and per_page, or from and take$/,
      ],
      ['from=%20', 'invalid_paging', /^from: expected what an answer had as next$/],
      ['from=Z29uZQ', 'invalid_paging', /^from: what it names is gone; begin anew$/],
    ];
    for (const [query, code, saying] of wrong) {
      const answer = await machine.ask('GET', `${path}?${query}`);
      expectRefused(answer, { status: 400, code, saying }, query);
    }
  });
}

test("Auth0's client walks through the pages of each", async () => {
  const { options } = machine;
  const names = async (pages: AsyncIterable<{ name?: string }>) => {
    const found: (string | undefined)[] = [];
    for await (const { name } of pages) found.push(name);
    return found;
  };
  // The client counts on in what it is handed.
  const numbered = () => ({ page: 0, per_page: 2, include_totals: true });
  expect(await names(await new ClientsClient(options).list(numbered()))).toEqual(
    expect.arrayContaining(['App 1', 'App 2', 'App 3']),
  );
  expect(await names(await new ResourceServersClient(options).list(numbered()))).toHaveLength(3);
  const connections = await new ConnectionsClient(options).list({ take: 1 });
  expect(await names(connections)).toEqual(expect.arrayContaining(['c-1', 'c-2', 'c-3']));
  const grants: unknown[] = [];
  for await (const grant of await new ClientGrantsClient(options).list({ take: 1 })) {
    grants.push(grant.id);
  }
  expect(new Set(grants).size).toBe(4);
});
