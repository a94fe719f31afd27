import { beforeEach, expect, it } from 'vitest';

import { MASK } from '#app/connections/own-database/mask-secrets.ts';
import { findConfiguration } from '#app/store/connection-configuration.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { changeConfiguration, listConfiguration } from './connection-configuration.ts';
import { getConnection } from './named-connection.ts';
import { getTenant } from './tenants.ts';
import { newTenant, tenantWithOwnDatabase } from './tests/own-database.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await tenantWithOwnDatabase();
});

const change = (values: Record<string, string | null>) =>
  changeConfiguration(tenant.id, 'people', values);

const stored = async () =>
  findConfiguration(tenant.id, (await getConnection(tenant.id, 'people')).id);

it('values go in and never out, and a change counts from the next run on', async () => {
  const before = (await getTenant(tenant.name)).settingsVersion;
  expect(await change({ DB_URL: 'postgres://x', TOKEN: 'hush' })).toEqual({
    ...{ DB_URL: MASK, TOKEN: MASK },
  });
  expect(await listConfiguration(tenant.id, 'people')).toEqual({ DB_URL: MASK, TOKEN: MASK });
  expect(await stored()).toEqual({ DB_URL: 'postgres://x', TOKEN: 'hush' });
  expect((await getTenant(tenant.name)).settingsVersion).toBeGreaterThan(before);
});

it('what is named changes, a mask keeps, null takes away, and the rest stays', async () => {
  await change({ DB_URL: 'postgres://x', TOKEN: 'hush', OLD: '1' });
  expect(await change({ DB_URL: 'postgres://y', TOKEN: MASK, OLD: null })).toEqual({
    ...{ DB_URL: MASK, TOKEN: MASK },
  });
  expect(await stored()).toEqual({ DB_URL: 'postgres://y', TOKEN: 'hush' });
});

it('a name that JavaScript knows is a name like others', async () => {
  await change(JSON.parse('{"__proto__x": "1", "constructor": "2"}') as Record<string, string>);
  expect(await stored()).toEqual({ __proto__x: '1', constructor: '2' });
});

it('all values together have a limit, however many changes they come in', async () => {
  await change({ ONE: 'x'.repeat(40 * 1024) });
  await expect(change({ TWO: 'x'.repeat(40 * 1024) })).rejects.toMatchObject({
    issues: [{ path: ['configuration'] }],
  });
  expect(Object.keys(await stored())).toEqual(['ONE']);
  expect(await change({ ONE: null, TWO: 'x'.repeat(40 * 1024) })).toEqual({ TWO: MASK });
});

it('the one name that would be lost is refused', async () => {
  const values = JSON.parse('{"__proto__": "a secret", "OTHER": "1"}') as Record<string, string>;
  await expect(change(values)).rejects.toMatchObject({ issues: [{ path: ['configuration'] }] });
  expect(await stored()).toEqual({});
});

it.each([
  [{ TOKEN: MASK }, ['configuration', 'TOKEN']],
  [{ '': 'x' }, ['configuration', '']],
  [{ 'a\n': 'x' }, ['configuration', 'a\n']],
  [{ TOKEN: 'x'.repeat(65 * 1024) }, ['configuration']],
])('%j is refused', async (values, path) => {
  await expect(change(values as Record<string, string>)).rejects.toMatchObject({
    issues: [{ path }],
  });
  expect(await stored()).toEqual({});
});

it('what is not there cannot be taken away, nor be reached by another tenant', async () => {
  await expect(change({ TOKEN: null })).rejects.toMatchObject({
    code: 'configuration_not_found',
  });
  const other = await newTenant();
  await expect(listConfiguration(other.id, 'people')).rejects.toMatchObject({
    code: 'connection_not_found',
  });
});
