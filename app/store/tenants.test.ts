import { describe, expect, test } from 'vitest';

import { randomHex } from '#app/ids.ts';

import {
  bumpSettingsVersion,
  findDomain,
  findTenantByHost,
  findTenantByName,
  insertDomain,
  insertTenant,
  listDomains,
  listTenants,
  setDomainStatus,
  updateTenant,
} from './tenants.ts';
import { tenant } from './tests/fixtures.ts';

const host = () => `${randomHex(8)}.example.com`;

describe('the tenant of a host', () => {
  test('is found with its relying party', async () => {
    const tenantId = await tenant();
    const name = host();
    await insertDomain(tenantId, { host: name, rpId: 'example.com' });
    const found = await findTenantByHost(name);
    expect(found?.tenant.id).toBe(tenantId);
    expect(found?.domain).toMatchObject({ host: name, rpId: 'example.com', status: 'active' });
  });

  test('is not found for a host that nobody has', async () => {
    expect(await findTenantByHost(host())).toBeUndefined();
  });

  test('is not found while its domain is switched off', async () => {
    const tenantId = await tenant();
    const name = host();
    await insertDomain(tenantId, { host: name, rpId: name });
    expect(await setDomainStatus(tenantId, name, 'disabled')).toBe(true);
    expect(await findTenantByHost(name)).toBeUndefined();
    expect((await findDomain(name))?.status).toBe('disabled');
  });

  test('cannot be changed by another tenant', async () => {
    const name = host();
    await insertDomain(await tenant(), { host: name, rpId: name });
    expect(await setDomainStatus(await tenant(), name, 'disabled')).toBe(false);
    expect(await findTenantByHost(name)).toBeDefined();
  });

  test('is one only: a second tenant cannot take the host', async () => {
    const name = host();
    const first = await tenant();
    expect(await insertDomain(first, { host: name, rpId: name })).toBe(true);
    expect(await insertDomain(await tenant(), { host: name, rpId: 'example.com' })).toBe(false);
    expect(await findDomain(name)).toMatchObject({ tenantId: first, rpId: name });
  });
});

test('every change of settings gives a new version', async () => {
  const tenantId = await tenant();
  const name = host();
  await insertDomain(tenantId, { host: name, rpId: name });
  const versionOf = async () => (await findTenantByHost(name))?.tenant.settingsVersion;
  expect(await versionOf()).toBe(1);
  await bumpSettingsVersion(tenantId);
  expect(await versionOf()).toBe(2);
  await updateTenant(tenantId, {
    displayName: 'New name',
    branding: { colors: { primary: '#fff' } },
  });
  expect(await versionOf()).toBe(3);
  const changed = (await findTenantByHost(name))?.tenant;
  expect(changed).toMatchObject({
    displayName: 'New name',
    branding: { colors: { primary: '#fff' } },
  });
});

test('parallel changes are all counted', async () => {
  const tenantId = await tenant();
  await Promise.all(Array.from({ length: 20 }, () => bumpSettingsVersion(tenantId)));
  const known = (await listTenants()).find(({ id }) => id === tenantId);
  expect(known?.settingsVersion).toBe(21);
});

test('a tenant is found by its name, which nobody else can have', async () => {
  const name = randomHex(12);
  await insertTenant({ id: randomHex(12), name, displayName: 'One', branding: {} });
  expect((await findTenantByName(name))?.displayName).toBe('One');
  expect(await findTenantByName(randomHex(12))).toBeUndefined();
  await expect(
    insertTenant({ id: randomHex(12), name, displayName: 'Two', branding: {} }),
  ).rejects.toThrow();
});

test('the domains of a tenant are its own', async () => {
  const [one, other] = [await tenant(), await tenant()];
  const [first, second] = [host(), host()];
  await insertDomain(one, { host: first, rpId: first });
  await insertDomain(other, { host: second, rpId: second });
  expect((await listDomains(one)).map((domain) => domain.host)).toEqual([first]);
});
