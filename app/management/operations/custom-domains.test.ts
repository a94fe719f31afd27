import { beforeAll, expect, it } from 'vitest';

import { randomHex } from '#app/ids.ts';
import { insertPasskey } from '#app/store/passkeys.ts';
import * as fixtures from '#app/store/tests/fixtures.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';

import { disableDomain } from '../domains.ts';
import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
beforeAll(async () => {
  api = await newTenantApi();
});

const made = async (rpId?: string) => {
  const domain = `${randomHex(10)}.login.example.com`;
  const created = await api.call('POST', '/custom-domains', {
    ...{ domain, type: 'self_managed_certs', relying_party_identifier: rpId },
  });
  expect(created.status).toBe(201);
  return {
    domain,
    body: created.body,
    path: `/custom-domains/${String(created.body.custom_domain_id)}`,
  };
};

const personWithPasskey = async (rpId: string) => {
  const { id } = await fixtures.user(api.tenantId, await fixtures.connection(api.tenantId));
  await insertPasskey(api.tenantId, id, rpId, newPasskey());
};

it('is made, read, changed and taken away', async () => {
  const { domain, body, path } = await made();
  expect(body).toMatchObject({
    custom_domain_id: expect.stringMatching(/^cd_[A-Za-z0-9]{16}$/),
    ...{ domain, primary: false, status: 'ready', type: 'self_managed_certs' },
    relying_party_identifier: domain,
  });
  expect((await api.call('GET', path)).body).toEqual(body);
  expect((await api.call('POST', `${path}/verify`)).body).toEqual(body);
  const changed = await api.call('PATCH', path, { relying_party_identifier: 'example.com' });
  expect(changed.body).toEqual({ ...body, relying_party_identifier: 'example.com' });
  const back = await api.call('PATCH', path, { relying_party_identifier: null });
  expect(back.body).toEqual(body);
  expect((await api.call('PATCH', path, { tls_policy: 'recommended' })).body).toEqual(body);
  expect((await api.call('DELETE', path)).status).toBe(204);
  expect((await api.call('GET', path)).code).toBe('inexistent_custom_domain');
});

it('are listed bare, with the fields that are wanted', async () => {
  const { domain } = await made();
  const { rows } = await api.call('GET', '/custom-domains?fields=domain,primary');
  expect(rows).toContainEqual({ domain, primary: false });
  expect(rows).toContainEqual({ domain: api.site.domain.host, primary: true });
});

it('keeps the RP ID that passkeys are bound to, and the passkeys that are of use nowhere else', async () => {
  const { domain, path } = await made();
  await personWithPasskey(domain);
  const change = { relying_party_identifier: 'example.com' };
  expect(await api.call('PATCH', path, change)).toMatchObject({
    ...{ status: 409, body: { message: expect.stringMatching(/1 user has 1 passkey/) } },
  });
  expect(await api.call('DELETE', path)).toMatchObject({
    ...{ status: 409, body: { message: expect.stringMatching(/1 user has passkeys/) } },
  });
  await disableDomain(api.site.tenant, domain);
  expect((await api.call('POST', `${path}/verify`)).body.status).toBe('disabled');
  expect((await api.call('DELETE', path)).status).toBe(204);
});

it('goes with what was granted of its APIs, and nothing else does', async () => {
  const { domain, path } = await made();
  const grant = (host: string) =>
    api.call('POST', '/client-grants', { client_id: api.clientId, audience: `${host}/me/` });
  await grant(`https://${domain}`);
  await grant(api.site.origin);
  await api.call('DELETE', path);
  const { rows } = await api.call('GET', '/client-grants');
  expect(rows.map(({ audience }) => audience)).toEqual([`${api.site.origin}/me/`]);
});

it('is not taken away by a request that it answers', async () => {
  expect((await api.call('DELETE', `/custom-domains/${api.site.domain.id}`)).code).toBe('conflict');
});

it.each([
  [{ domain: '192.0.2.1' }, /^domain: .*expected a name/],
  [{ relying_party_identifier: 'example.org' }, /^relying_party_identifier: .*expected login/],
  [{ type: 'auth0_managed_certs' }, /^type: expected self_managed_certs/],
  [{ tls_policy: 'compatible' }, /^tls_policy: expected recommended/],
  [{ odd: 1 }, /odd/],
])('refuses %j and says which field', async (wrong, message) => {
  const body = { domain: 'login.example.com', type: 'self_managed_certs', ...wrong };
  expect(await api.call('POST', '/custom-domains', body)).toMatchObject({
    ...{ status: 400, body: { message: expect.stringMatching(message) } },
  });
});

it('belongs to one tenant', async () => {
  const { domain, path } = await made();
  const stranger = await newTenantApi();
  const taken = { domain, type: 'self_managed_certs' };
  expect((await stranger.call('POST', '/custom-domains', taken)).code).toBe('conflict');
  for (const [method, address, body] of [
    ['GET', path],
    ['PATCH', path, { relying_party_identifier: 'example.com' }],
    ['DELETE', path],
    ['POST', `${path}/verify`],
  ] as const) {
    expect((await stranger.call(method, address, body)).code).toBe('inexistent_custom_domain');
  }
  expect((await api.call('GET', path)).body.domain).toBe(domain);
});

it('has a default, the oldest that answers, and no other can be chosen', async () => {
  const { domain } = await made();
  const present = await api.call('GET', '/custom-domains/default');
  expect(present.body).toMatchObject({ domain: api.site.domain.host, is_default: true });
  const same = await api.call('PATCH', '/custom-domains/default', {
    domain: api.site.domain.host,
  });
  expect(same).toMatchObject({ status: 200, body: present.body });
  expect(await api.call('PATCH', '/custom-domains/default', { domain })).toMatchObject({
    ...{ status: 400, code: 'invalid_body' },
    body: { message: expect.stringContaining(`domain: expected ${api.site.domain.host}`) },
  });
});
