import { X509Certificate } from 'node:crypto';

import { expect, it } from 'vitest';

import { loadKeySet } from '#app/oidc/signing-keys.ts';

import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

const kidOf = async (api: TenantApi, status: string) =>
  String((await api.call('GET', '/keys/signing')).rows.find((key) => key[status] === true)?.kid);

const publishedBy = async ({ tenantId }: TenantApi) =>
  (await loadKeySet(tenantId)).keys.map(({ kid }) => kid);

it('are listed and read with certificates, and without their secrets', async () => {
  const api = await newTenantApi();
  const { rows } = await api.call('GET', '/keys/signing');
  expect(rows.map(({ current, next }) => [current, next])).toEqual(
    expect.arrayContaining([
      [true, undefined],
      [undefined, true],
    ]),
  );
  for (const row of rows) {
    const { fingerprint } = new X509Certificate(String(row.cert));
    expect(row).toMatchObject({ fingerprint, thumbprint: fingerprint.replaceAll(':', '') });
    expect((await api.call('GET', `/keys/signing/${String(row.kid)}`)).body).toEqual(row);
  }
  expect(JSON.stringify(rows)).not.toMatch(/PRIVATE|"d":/);
});

it('take turns', async () => {
  const api = await newTenantApi();
  const [current, next] = [await kidOf(api, 'current'), await kidOf(api, 'next')];
  const rotated = await api.call('POST', '/keys/signing/rotate');
  expect(rotated).toMatchObject({ status: 201, body: { kid: next } });
  expect(await kidOf(api, 'current')).toBe(next);
  expect(await kidOf(api, 'previous')).toBe(current);
});

it.each(['current', 'next', 'previous'])(
  'are gone at once where the %s one is revoked',
  async (status) => {
    const api = await newTenantApi();
    await api.call('POST', '/keys/signing/rotate');
    const kid = await kidOf(api, status);
    const next = await kidOf(api, 'next');
    const revoked = await api.call('PUT', `/keys/signing/${kid}/revoke`);
    expect(revoked).toMatchObject({ status: 200, body: { kid, revoked: true } });
    expect(await publishedBy(api)).not.toContain(kid);
    expect((await publishedBy(api)).length).toBe(status === 'previous' ? 2 : 3);
    if (status === 'current') expect(await kidOf(api, 'current')).toBe(next);
    expect((await api.call('GET', `/keys/signing/${kid}`)).code).toBe('inexistent_signing_key');
    expect((await api.call('PUT', `/keys/signing/${kid}/revoke`)).status).toBe(404);
  },
);

it('belong to their tenant', async () => {
  const [api, stranger] = [await newTenantApi(), await newTenantApi()];
  const kid = await kidOf(api, 'current');
  expect((await stranger.call('GET', `/keys/signing/${kid}`)).status).toBe(404);
  expect((await stranger.call('PUT', `/keys/signing/${kid}/revoke`)).status).toBe(404);
  expect(await kidOf(api, 'current')).toBe(kid);
});
