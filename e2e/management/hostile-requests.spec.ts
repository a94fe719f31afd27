/** The Management API as somebody would use it who wants more than they were given. */
import { request as httpRequest } from 'node:http';

import { expect, test } from '@playwright/test';

import { localFetch } from '../support/local-fetch.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import { newMachine } from './support/machine.ts';
import type { Machine } from './support/machine.ts';

let tenant: Tenant;
let admin: Machine;
test.beforeAll(async () => {
  tenant = await newTenant();
  admin = await newMachine(tenant);
});
test.afterAll(() => tenant.stop());

type Grant = { id: string; scope: string[]; audience: string };

async function grantOf({ clientId }: Machine): Promise<Grant> {
  const { body } = await admin.ask('GET', `/client-grants?client_id=${clientId}`);
  const [grant] = body as Grant[];
  if (!grant) throw new Error('nothing was granted');
  return grant;
}

const statusOf = async (machine: Machine, path: string) => (await machine.ask('GET', path)).status;

test.describe('a token', () => {
  test('opens nothing once its grant, or its client, is gone, and less once that is less', async () => {
    const machine = await newMachine(tenant, 'read:clients', 'read:users');
    expect(await statusOf(machine, '/clients')).toBe(200);
    const { id } = await grantOf(machine);
    await admin.ask('PATCH', `/client-grants/${id}`, { scope: ['read:users'] });
    expect(await statusOf(machine, '/clients')).toBe(403);
    expect(await statusOf(machine, '/users')).toBe(200);
    await admin.ask('DELETE', `/client-grants/${id}`);
    expect(await statusOf(machine, '/users')).toBe(401);

    const another = await newMachine(tenant, 'read:users');
    expect(await statusOf(another, '/users')).toBe(200);
    expect((await admin.ask('DELETE', `/clients/${another.clientId}`)).status).toBe(204);
    expect(await statusOf(another, '/users')).toBe(401);
  });

  // Auth0 has it so, too: who may grant may grant themselves. It takes a new token, and is written down.
  test('does not grow with its grant; a new one does, as the trail tells', async () => {
    const machine = await newMachine(tenant, 'update:client_grants', 'read:client_grants');
    const { id, scope } = await grantOf(machine);
    const wider = [...scope, 'read:users'];
    expect((await machine.ask('PATCH', `/client-grants/${id}`, { scope: wider })).status).toBe(200);
    expect(await statusOf(machine, '/users')).toBe(403);
  });

  test('of an application for people never opens the API', async () => {
    const audience = encodeURIComponent(`${tenant.origin}/api/v2/`);
    const { callbackUrl } = tenant.application;
    const asked = `client_id=${tenant.applicationId}&response_type=code&scope=openid+read:users`;
    const back = `redirect_uri=${encodeURIComponent(callbackUrl)}&state=s&prompt=none`;
    const pkce = `code_challenge=${'a'.repeat(43)}&code_challenge_method=S256`;
    const answer = await localFetch(
      `${tenant.origin}/authorize?${asked}&${back}&${pkce}&audience=${audience}`,
    );
    expect(`${answer.status} ${answer.headers.get('location') ?? ''}`).not.toContain('code=');
  });

  for (const authorization of [
    ...['Basic YTpi', 'Bearer', 'Bearer a b', `Bearer ${'a'.repeat(600)}`, 'bearer ../../x'],
  ]) {
    test(`of the form ${authorization.slice(0, 20)} is none`, async () => {
      const { status } = await admin.ask('GET', '/clients', undefined, { authorization });
      expect(status).toBe(401);
    });
  }
});

/** As it is: no client changes the address. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  const { port, host } = new URL(tenant.origin);
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = httpRequest(
      { port, host: 'localhost', path, method, headers: { host, ...headers } },
      (answer) => {
        let text = '';
        answer.on('data', (part) => (text += String(part)));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const bearer = () => ({ authorization: `Bearer ${admin.options.token}` });
const json = (text: string) => ({
  ...{ 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) },
  ...bearer(),
});

test.describe('an address', () => {
  for (const path of [
    ...['/api/v2/clients', '/api/v2/clients.data', '/API/V2/clients', '/api/v2/%63lients'],
    ...['/api/v2/clients?_data=routes%2Fapi%2Fv2', '/api/v2/../v2/clients', '/api//v2/clients'],
    ...['/api/v2/clients/', '/api/v2//clients', '/api/v2/clients%2f', '/api/v2;x/clients'],
    ...['/api/v2/users/..%2fclients', '/x/../api/v2/clients', '/api/v2/openapi.json/../clients'],
  ]) {
    test(`${path} is open to nobody without a token`, async () => {
      const { status, text } = await raw(path);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(text).not.toContain('client_id');
    });
  }

  for (const path of ['/users/%00', '/users?q=email:%00', `/users?from=${btoa('a\0')}`]) {
    test(`${path} with U+0000 is refused`, async () => {
      expect([400, 404]).toContain((await raw(`/api/v2${path}`, bearer())).status);
    });
  }

  test('of another method in a header stays what it is', async () => {
    const { clientId } = await newMachine(tenant, 'read:users');
    const headers = { ...bearer(), 'x-http-method-override': 'DELETE' };
    expect((await raw(`/api/v2/clients/${clientId}?_method=DELETE`, headers)).status).toBe(400);
    expect(await statusOf(admin, `/clients/${clientId}`)).toBe(200);
  });
});

test.describe('a body', () => {
  const post = async (path: string, text: string) =>
    (await raw(`/api/v2${path}`, json(text), 'POST', text)).status;

  test('that is deep is refused before anybody walks through it', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const user = `{"connection":"people","email":"a@example.com","user_metadata":{"a":${deep}}}`;
    expect(await post('/users', user)).toBe(400);
    expect(await post('/clients', '{"a":'.repeat(9000) + '1' + '}'.repeat(9000))).toBe(400);
    expect(await post('/clients', '['.repeat(1_000_000))).toBe(400);
    const brackets = JSON.stringify({ name: '[{'.repeat(40) });
    expect(await post('/clients', brackets)).toBe(201);
  });

  test('that is no JSON, or longer than any, is refused', async () => {
    for (const text of ['{', 'null', '[]', '"a"', '1e999', '{"name":"\\u0000"}', '\u0000']) {
      expect(await post('/clients', text), text).toBe(400);
    }
    expect(await post('/clients', JSON.stringify({ name: 'a'.repeat(1_100_000) }))).toBe(413);
  });
});

test('an export computes nothing in a spreadsheet', async () => {
  const names = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', 'plain'];
  const connections = await admin.ask('GET', '/connections?name=people');
  const connection_id = (connections.body as { id: string }[])[0]?.id;
  for (const [n, name] of names.entries()) {
    const user = { connection: 'people', email: `csv-${n}@example.com`, user_metadata: { name } };
    expect((await admin.ask('POST', '/users', user)).status).toBe(201);
  }
  const asked = await admin.ask('POST', '/jobs/users-exports', {
    ...{ format: 'csv', connection_id },
    fields: [{ name: 'user_metadata.name', export_as: '=cmd|calc' }],
  });
  const { id } = asked.body as { id: string };
  const job = async () =>
    (await admin.ask('GET', `/jobs/${id}`)).body as { status: string; location?: string };
  await expect.poll(async () => (await job()).status).toBe('completed');
  const { location = '' } = await job();
  const csv = await (await localFetch(location)).text();
  const cells = [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => cell ?? '');
  expect(cells.toSorted()).toEqual(
    ["'=cmd|calc", 'plain', ...names.slice(0, -1).map((name) => `'${name}`)].toSorted(),
  );
  expect(csv.split('\r\n')[0]).toBe(`"'=cmd|calc"`);

  const elsewhere = new URL(location);
  const other = await newTenant();
  try {
    elsewhere.host = new URL(other.origin).host;
    expect((await localFetch(elsewhere)).status).toBe(404);
  } finally {
    await other.stop();
  }
});

test('after all of this the trail is whole', async () => {
  const verified = await tenant.cli('audit-trail', 'verify');
  expect(verified).toMatchObject({ ok: true });
});
