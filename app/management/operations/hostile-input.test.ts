/** What an attacker would write is refused in a sentence, or kept as nothing but a document. */
import { beforeAll, describe, expect, test } from 'vitest';

import { readTrail, verifyTrail } from '../audit-trail.ts';
import { newTenantApiWithPeople } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
let userPath: string;
beforeAll(async () => {
  ({ api, userPath } = await newTenantApiWithPeople());
});

describe('a document', () => {
  const metadata = async (text: string) => {
    const sent = JSON.parse(`{"user_metadata": ${text}}`) as unknown;
    const changed = await api.call('PATCH', userPath, sent);
    return { changed, kept: JSON.stringify((await api.call('GET', userPath)).body.user_metadata) };
  };

  test('with the names of what all objects have changes no object but itself', async () => {
    const odd = '{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"a":1}';
    const { changed, kept } = await metadata(odd);
    expect(changed.status).toBe(200);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    expect(Object.getPrototypeOf(changed.body.user_metadata)).toBe(Object.prototype);
    expect(JSON.parse(kept)).toMatchObject({ a: 1 });
    expect(kept).not.toMatch(/"admin":true.*"admin":true.*"admin":true/);
  });

  test('with half a surrogate pair is kept, and the trail stays whole', async () => {
    for (const text of ['{"half":"\\ud800"}', '{"\\udc00":"a"}']) {
      const { changed } = await metadata(text);
      expect([200, 400]).toContain(changed.status);
    }
    expect(await verifyTrail(readTrail(api.tenantId))).toMatchObject({ ok: true });
  });

  test.each([
    [
      'of a user',
      'POST',
      '/users',
      { connection: 'people', email: 'c@example.com', tenantId: 'x' },
    ],
    ['of a user’s past', 'PATCH', 'user', { logins_count: 9, last_ip: '127.0.0.1' }],
    ['of a user’s id', 'PATCH', 'user', { user_id: 'auth0|other' }],
    ['of identities', 'PATCH', 'user', { identities: [] }],
    ['of a client’s id', 'POST', '/clients', { name: 'A', client_id: 'chosen' }],
    ['of a client’s secret', 'POST', '/clients', { name: 'A', client_secret: 'x'.repeat(64) }],
    ['of a global client', 'POST', '/clients', { name: 'A', global: true }],
    ['of a client’s tenant', 'POST', '/clients', { name: 'A', tenant: 'other' }],
    ['of a connection’s id', 'POST', '/connections', { name: 'c', strategy: 'auth0', id: 'con_x' }],
    [
      'of an API of the system',
      'POST',
      '/resource-servers',
      { identifier: 'urn:x', is_system: true },
    ],
    [
      'of a prototype',
      'POST',
      '/resource-servers',
      JSON.parse('{"identifier":"urn:x","__proto__":{"name":"x"}}'),
    ],
    [
      'of a stream’s place',
      'POST',
      '/log-streams',
      { type: 'stdout', name: 'x', deliveredId: 'x' },
    ],
    [
      'of a stream’s suspension',
      'POST',
      '/log-streams',
      { type: 'stdout', name: 'x', status: 'suspended' },
    ],
    ['of a tenant’s name', 'PATCH', '/tenants/settings', { name: 'other', id: 'ten_x' }],
  ])('says nothing %s', async (_what, method, path, body) => {
    const { status } = await api.call(method, path === 'user' ? userPath : path, body);
    expect(status).toBe(400);
  });
});

test.each([
  ['a very long id', 'a'.repeat(7000)],
  ['an escaped slash', 'a%2Fb'],
  ['dots', '%2e%2e'],
  ['a wildcard', '%25'],
  ['an array', '["a"]'],
  ['spaces', '%20%20'],
  ['half an escape', '%e0%a4'],
])('%s names nothing', async (_what, id) => {
  for (const kind of ['users', 'clients', 'connections', 'jobs', 'logs', 'log-streams']) {
    for (const method of ['GET', 'DELETE']) {
      if (method === 'DELETE' && (kind === 'jobs' || kind === 'logs')) continue;
      expect((await api.call(method, `/${kind}/${id}`)).status, `${method} ${kind}`).toBe(404);
    }
  }
});
