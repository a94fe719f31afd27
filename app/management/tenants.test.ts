import { describe, expect, it } from 'vitest';

import { randomHex } from '#app/ids.ts';
import { listSigningKeys } from '#app/store/signing-keys.ts';

import { createClient } from './clients.ts';
import {
  changeTenant,
  createTenant,
  getTenant,
  managedTenant,
  newTenantSchema,
  tenantChangeSchema,
} from './tenants.ts';

describe('a name', () => {
  it.each(['acme', 'a', '1', 'acme-2', 'a'.repeat(63)])('may be %s', (name) => {
    expect(newTenantSchema.parse({ name, displayName: 'Acme' }).name).toBe(name);
  });

  it.each(['', 'Acme', 'a b', '-acme', 'acme-', 'a.b', 'é', 'acme\n', 'a'.repeat(64)])(
    'may not be %j',
    (name) => {
      const parsed = newTenantSchema.safeParse({ name, displayName: 'Acme' });
      expect(parsed.error?.issues[0]?.path).toEqual(['name']);
    },
  );
});

it.each([
  ['primaryColor', ['blue', '#12', '#12345', '0a66c2', '#0a66c2;}', 'url(x)']],
  ['logoUrl', ['http://a.example/l.png', 'javascript:alert(1)', 'data:image/png;base64,', 'l.png']],
  ['displayName', ['', '  ', 'a'.repeat(65), 'Ac\nme', '\u202eemcA']],
])('a %s that would break a page is refused', (field, values) => {
  for (const value of values) {
    for (const schema of [newTenantSchema, tenantChangeSchema]) {
      const input = { name: 'acme', displayName: 'Acme', [field]: value };
      expect(schema.safeParse(input).error?.issues[0]?.path, value).toEqual([field]);
    }
  }
});

it('L15: is called by a name, since its domains are called by it: never a host', () => {
  for (const displayName of ['login.acme.com', 'https://acme.com', 'localhost:3000', '192.0.2.1']) {
    const { error } = tenantChangeSchema.safeParse({ displayName });
    expect(error?.issues).toMatchObject([
      {
        path: ['displayName'],
        message: `${JSON.stringify(displayName)}: expected a name for people, such as Acme: no host, URL or RP ID`,
      },
    ]);
  }
  expect(tenantChangeSchema.parse({ displayName: ' Acme & Co. ' }).displayName).toBe('Acme & Co.');
});

it('begins with a key that signs and one that waits', async () => {
  const { id } = await createTenant({ name: 'keys', displayName: 'Keys' });
  expect((await listSigningKeys(id)).map(({ status }) => status).sort()).toEqual([
    'current',
    'next',
  ]);
});

it('has its name to itself', async () => {
  await createTenant({ name: 'once', displayName: 'Once' });
  await expect(createTenant({ name: 'once', displayName: 'Twice' })).rejects.toMatchObject({
    code: 'tenant_exists',
  });
  expect((await getTenant('once')).displayName).toBe('Once');
});

it('changes under a new version, so that every node notices', async () => {
  const before = await createTenant({ name: 'change', displayName: 'Before' });
  const after = await changeTenant(before, { displayName: 'After', primaryColor: '#000000' });
  expect(after).toMatchObject({
    displayName: 'After',
    branding: { colors: { primary: '#000000' } },
    settingsVersion: before.settingsVersion + 1,
  });
});

it('keeps the prompts that a change leaves out', async () => {
  const defaults = {
    universal_login_experience: 'new',
    identifier_first: true,
    webauthn_platform_first_factor: false,
    custom_login_page_on: false,
  };
  const tenant = await createTenant({ name: 'prompts', displayName: 'Prompts' });
  expect(managedTenant(tenant).prompts).toEqual(defaults);
  const changed = await changeTenant(tenant, { prompts: { identifier_first: false } });
  expect(changed.settingsVersion).toBe(tenant.settingsVersion + 1);
  const again = await changeTenant(changed, { prompts: { universal_login_experience: 'classic' } });
  expect(managedTenant(again).prompts).toEqual({
    universal_login_experience: 'classic',
    identifier_first: false,
    webauthn_platform_first_factor: false,
    custom_login_page_on: false,
  });
  const renamed = await changeTenant(again, { displayName: 'Renamed' });
  expect(managedTenant(renamed).prompts).toEqual(managedTenant(again).prompts);
});

it.each([
  [{ identifier_frist: true }, ['prompts', 'identifier_frist']],
  [{ identifier_first: 'yes' }, ['prompts', 'identifier_first']],
  [{ universal_login_experience: 'old' }, ['prompts', 'universal_login_experience']],
])('refuses the prompts %j', async (prompts, path) => {
  const tenant = await createTenant({ name: `no-${randomHex(4)}`, displayName: 'No' });
  await expect(changeTenant(tenant, { prompts: prompts as never })).rejects.toMatchObject({
    issues: [{ path }],
  });
  expect((await getTenant(tenant.name)).settingsVersion).toBe(tenant.settingsVersion);
});

it('has only an application of its own as its default', async () => {
  const tenant = await createTenant({ name: 'mine', displayName: 'Mine' });
  const other = await createTenant({ name: 'theirs', displayName: 'Theirs' });
  const { clientId } = await createClient(other.id, 'Shop', {});
  await expect(changeTenant(tenant, { defaultClientId: clientId })).rejects.toMatchObject({
    code: 'client_not_found',
  });
  expect((await changeTenant(other, { defaultClientId: clientId })).defaultClientId).toBe(clientId);
});
