/** Who sends the version that was read (`If-Match`) changes nothing that somebody else has changed. */
import { expect, test } from '@playwright/test';
import { BrandingClient } from 'auth0/branding';
import { ClientsClient } from 'auth0/clients';

import { newEmail, newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';
import { expectClientRefused, expectRefused } from './support/refused.ts';

let tenant: Tenant;
let machine: Machine;
test.beforeAll(async () => {
  tenant = await newTenant({});
  machine = await newMachine(tenant);
});
test.afterAll(() => tenant.stop());

const changed = {
  ...{ status: 412, code: 'version_conflict' },
  saying: 'somebody has changed it since it was read',
};

/** Makes one, and returns its address. */
type Make = () => Promise<string>;

const made =
  (collection: string, body: () => object, key = 'id'): Make =>
  async () => {
    const answer = await machine.ask('POST', collection, body());
    return `${collection}/${String((answer.body as Record<string, unknown>)[key])}`;
  };

let count = 0;
const newNumber = () => (count += 1);

type Kind = { what: string; make: Make; first: object; second: object };

const stream = () => ({
  ...{ type: 'http', name: 'Archive', sink: { httpEndpoint: 'https://logs.example.com/' } },
});

const removable: Kind[] = [
  {
    what: 'A connection',
    make: made('/connections', () => ({ name: `c-${newNumber()}`, strategy: 'auth0' })),
    ...{ first: { display_name: 'First' }, second: { options: { disable_signup: true } } },
  },
  {
    what: 'An application',
    make: made('/clients', () => ({ name: 'App' }), 'client_id'),
    ...{ first: { name: 'First' }, second: { callbacks: ['https://app.example.com/'] } },
  },
  {
    what: 'An API',
    make: made('/resource-servers', () => ({ identifier: `urn:api:${newNumber()}` })),
    ...{ first: { name: 'First' }, second: { token_lifetime: 60 } },
  },
  {
    what: 'A person',
    make: async () => {
      const { body } = await machine.ask('POST', '/users', {
        ...{ connection: 'people', email: newEmail(), email_verified: true },
      });
      return `/users/${encodeURIComponent((body as { user_id: string }).user_id)}`;
    },
    ...{ first: { name: 'First' }, second: { user_metadata: { second: true } } },
  },
  {
    what: 'A grant',
    make: async () => {
      const identifier = `urn:api:${newNumber()}`;
      const scopes = [{ value: 'read' }, { value: 'write' }];
      const { body: client } = await machine.ask('POST', '/clients', {
        ...{ name: 'Caller', app_type: 'non_interactive' },
      });
      await machine.ask('POST', '/resource-servers', { identifier, scopes });
      return made('/client-grants', () => ({
        client_id: (client as { client_id: string }).client_id,
        ...{ audience: identifier, scope: [] },
      }))();
    },
    ...{ first: { scope: ['read'] }, second: { scope: ['write'] } },
  },
  {
    what: 'A log stream',
    make: made('/log-streams', stream),
    ...{ first: { name: 'First' }, second: { status: 'paused' } },
  },
  {
    what: 'A host',
    make: made(
      '/custom-domains',
      () => ({
        domain: `h${newNumber()}.${new URL(tenant.origin).host}`,
        type: 'self_managed_certs',
      }),
      'custom_domain_id',
    ),
    first: { relying_party_identifier: 'localhost' },
    second: { relying_party_identifier: null },
  },
];

const single: Kind[] = [
  {
    ...{ what: "A tenant's settings", make: () => Promise.resolve('/tenants/settings') },
    ...{ first: { friendly_name: 'First' }, second: { friendly_name: 'Second' } },
  },
  {
    ...{ what: 'The choice of pages', make: () => Promise.resolve('/prompts') },
    ...{ first: { identifier_first: false }, second: { identifier_first: true } },
  },
  {
    ...{ what: 'The look of pages', make: () => Promise.resolve('/branding') },
    first: { logo_url: 'https://cdn.example.com/first.png' },
    second: { logo_url: 'https://cdn.example.com/second.png' },
  },
];

async function versionAt(path: string): Promise<{ 'if-match': string }> {
  const { status, headers } = await machine.ask('GET', path);
  expect(status).toBe(200);
  return { 'if-match': headers.get('etag') ?? '' };
}

for (const { what, make, first, second } of [...removable, ...single]) {
  test(`${what} is changed only where nobody else has changed it`, async () => {
    const path = await make();
    const read = await versionAt(path);
    expect(await versionAt(path)).toEqual(read);
    const { status, headers } = await machine.ask('PATCH', path, first, read);
    expect(status).toBe(200);
    expect({ 'if-match': headers.get('etag') }).toEqual(await versionAt(path));

    const now = await machine.ask('GET', path);
    expectRefused(await machine.ask('PATCH', path, second, read), changed);
    expect((await machine.ask('GET', path)).body).toEqual(now.body);

    const current = await versionAt(path);
    expect(current).not.toEqual(read);
    const either = { 'if-match': `${read['if-match']}, ${current['if-match']}` };
    expect(await machine.ask('PATCH', path, second, either)).toMatchObject({ status: 200 });
    expect(await machine.ask('PATCH', path, first, { 'if-match': '*' })).toMatchObject({
      status: 200,
    });
  });
}

for (const { what, make, first } of removable) {
  test(`${what} is taken away only where nobody else has changed it`, async () => {
    const path = await make();
    const read = await versionAt(path);
    await machine.ask('PATCH', path, first);
    expectRefused(await machine.ask('DELETE', path, undefined, read), changed);
    const current = await versionAt(path);
    const { status } = await machine.ask('DELETE', path, undefined, current);
    expect([202, 204]).toContain(status);
    const gone = await machine.ask('DELETE', path, undefined, current);
    expect(gone).toMatchObject({ status: 404, body: { statusCode: 404 } });
  });
}

test('A change that answers something else than reading tells no version', async () => {
  const path = await made('/connections', () => ({
    name: `c-${newNumber()}`,
    strategy: 'auth0',
  }))();
  const { headers } = await machine.ask('GET', `${path}/clients`);
  const read = { 'if-match': headers.get('etag') ?? '' };
  const { body } = await machine.ask('POST', '/clients', { name: 'App' });
  const change = [{ client_id: (body as { client_id: string }).client_id, status: true }];
  const changed = await machine.ask('PATCH', `${path}/clients`, change, read);
  expect(changed.status).toBe(204);
  expect(changed.headers.get('etag')).toBeNull();
});

test("Auth0's client sends the version as a header of a request", async () => {
  const branding = new BrandingClient(machine.options);
  const { rawResponse } = await branding.get().withRawResponse();
  const headers = { 'If-Match': rawResponse.headers.get('etag') };
  await branding.update({ colors: { primary: '#111111' } }, { headers });
  await expectClientRefused(
    branding.update({ colors: { primary: '#222222' } }, { headers }),
    changed,
  );
  expect((await branding.get()).colors).toEqual({ primary: '#111111' });
});

test('Nothing is made where the list is no longer as it was read', async () => {
  const clients = new ClientsClient(machine.options);
  const headers = { 'If-Match': '"of long ago"' };
  await expectClientRefused(clients.create({ name: 'Never made' }, { headers }), changed);
  const all = await machine.ask('GET', '/clients?per_page=100&fields=name');
  expect(all.body).not.toContainEqual({ name: 'Never made' });
  const rotate = ['POST', '/keys/signing/rotate', undefined, { 'if-match': '"x"' }] as const;
  expectRefused(await machine.ask(...rotate), {
    ...{ status: 400, code: 'bad_request' },
    saying: 'If-Match: there is nothing to read at this address',
  });
});
