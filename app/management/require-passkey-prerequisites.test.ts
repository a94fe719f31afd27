import { beforeEach, describe, expect, it } from 'vitest';

import { randomHex } from '#app/ids.ts';
import { insertConnection } from '#app/store/connections.ts';
import type { Tenant } from '#app/store/tenants.ts';

import {
  changeConnectionOptions,
  createConnection,
  listManagedConnections,
  listPrerequisitesOfConnection,
} from './connections.ts';
import { changeTenant, createTenant, getTenant } from './tenants.ts';

const passkeys = { authentication_methods: { passkey: { enabled: true } } };
const passkeysAlone = {
  authentication_methods: { passkey: { enabled: true }, password: { enabled: false } },
};

let tenant: Tenant;
beforeEach(async () => {
  tenant = await createTenant({ name: `t-${randomHex(6)}`, displayName: 'Acme' });
});

const now = () => getTenant(tenant.name);

/** What a change is refused with, by the connections that it would harm. */
const refusal = (unmet: Record<string, string[]>) => ({
  code: 'passkey_prerequisites_unmet',
  message: Object.entries(unmet)
    .map(([name, names]) => `passkeys cannot be on for ${name} because of ${names.join(', ')}`)
    .join('\n'),
  detail: {
    connections: Object.entries(unmet).map(([name, names]) => ({
      name,
      prerequisites: expect.toSatisfy(
        (list: { name: string; met: boolean }[]) =>
          list.length === 11 && list.every((one) => one.met !== names.includes(one.name)),
      ),
    })),
  },
});

describe('a connection', () => {
  it('cannot be made with passkeys that lack something, and is made without them', async () => {
    await changeTenant(tenant, { prompts: { identifier_first: false } });
    await expect(createConnection(tenant.id, 'staff', passkeysAlone)).rejects.toMatchObject(
      refusal({ staff: ['identifier_first_on', 'password_enabled'] }),
    );
    expect(await listManagedConnections(tenant.id)).toEqual([]);
    const { authentication_methods: methods } = passkeysAlone;
    const without = { authentication_methods: { password: methods.password } };
    await expect(createConnection(tenant.id, 'staff', without)).resolves.toBeDefined();
  });

  it('keeps its options where the new ones lack something', async () => {
    await createConnection(tenant.id, 'staff', passkeys);
    const { settingsVersion } = await now();
    const options = { ...passkeys, requires_username: true };
    await expect(changeConnectionOptions(tenant.id, 'staff', options)).rejects.toMatchObject(
      refusal({ staff: ['username_optional_or_attributes'] }),
    );
    const [kept] = await listManagedConnections(tenant.id);
    expect(kept?.options.requires_username).toBe(false);
    expect((await now()).settingsVersion).toBe(settingsVersion);
  });

  it('says what it lacks before passkeys are turned on', async () => {
    await changeTenant(tenant, { prompts: { custom_login_page_on: true } });
    await createConnection(tenant.id, 'staff', { requires_username: true });
    const list = await listPrerequisitesOfConnection(tenant.id, 'staff');
    expect(list).toHaveLength(11);
    expect(list.filter(({ met }) => !met).map(({ name }) => name)).toEqual([
      'custom_login_page_off',
      'username_optional_or_attributes',
    ]);
    await expect(listPrerequisitesOfConnection(tenant.id, 'none')).rejects.toMatchObject({
      code: 'connection_not_found',
    });
  });
});

describe('prompts', () => {
  it.each([
    [{ universal_login_experience: 'classic' } as const, 'universal_login_experience_new'],
    [{ identifier_first: false }, 'identifier_first_on'],
    [{ webauthn_platform_first_factor: true }, 'identifier_first_without_biometrics'],
    [{ custom_login_page_on: true }, 'custom_login_page_off'],
  ])('cannot become %j under connections with passkeys, which are named', async (prompts, name) => {
    await createConnection(tenant.id, 'staff', passkeys);
    await createConnection(tenant.id, 'guests', {});
    await createConnection(tenant.id, 'members', passkeys);
    const before = await now();
    await expect(changeTenant(before, { prompts, displayName: 'New' })).rejects.toMatchObject(
      refusal({ staff: [name], members: [name] }),
    );
    expect(await now()).toEqual(before);

    for (const connection of ['staff', 'members']) {
      await changeConnectionOptions(tenant.id, connection, {});
    }
    await expect(changeTenant(before, { prompts })).resolves.toMatchObject({ prompts });
  });

  it('may change where they take nothing away', async () => {
    await createConnection(tenant.id, 'staff', passkeys);
    const prompts = { identifier_first: true, universal_login_experience: 'new' } as const;
    await expect(changeTenant(tenant, { prompts })).resolves.toMatchObject({ prompts });
  });

  it('are not held up by what was missing before', async () => {
    const id = `con_${randomHex(16)}`;
    const stored = { id, name: 'old', strategy: 'auth0', displayName: null } as const;
    await insertConnection(tenant.id, { ...stored, options: passkeysAlone });
    const prompts = { identifier_first: true };
    await expect(changeTenant(tenant, { prompts })).resolves.toMatchObject({ prompts });
    const harm = { prompts: { identifier_first: false } };
    await expect(changeTenant(tenant, harm)).rejects.toMatchObject(
      refusal({ old: ['identifier_first_on', 'password_enabled'] }),
    );
  });

  it('of another tenant are of no concern', async () => {
    const other = await createTenant({ name: `t-${randomHex(6)}`, displayName: 'Other' });
    await createConnection(tenant.id, 'staff', passkeys);
    const prompts = { custom_login_page_on: true };
    await expect(changeTenant(other, { prompts })).resolves.toMatchObject({ prompts });
    await expect(createConnection(tenant.id, 'members', passkeys)).resolves.toBeDefined();
  });
});
