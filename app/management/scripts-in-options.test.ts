import { beforeEach, describe, expect, it } from 'vitest';

import { MASK } from '#app/connections/own-database/mask-secrets.ts';
import { listConnections } from '#app/store/connections.ts';
import { findConfiguration } from '#app/store/connection-configuration.ts';
import type { Tenant } from '#app/store/tenants.ts';

import {
  changeConnectionOptions,
  createConnection,
  listManagedConnections,
} from './connections.ts';
import { listPublications } from './script-publishing.ts';
import { listVersions } from './script-versions.ts';
import { getTenant } from './tenants.ts';
import { getUser, login, newTenant, options, sources, withPasskeys } from './tests/own-database.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await newTenant();
});

const customScripts = { login: sources.login, get_user: sources.getUser };
const configuration = { DB_URL: 'postgres://reader:tr0ub4dor@db.example.com' };

const make = (document: object) =>
  createConnection(tenant.id, 'people', { ...options, ...document }, 'grace');
const update = (document: object) =>
  changeConnectionOptions(tenant.id, 'people', { ...options, ...document }, 'grace');

const storedRow = async () => {
  const [row] = await listConnections(tenant.id);
  if (!row) throw new Error('nothing is stored');
  return row;
};

describe('scripts in a document', () => {
  it('are saved and published, answered, and stored with the versions alone', async () => {
    const made = await make({ customScripts });
    expect(made.options.customScripts).toEqual(customScripts);
    const [listed] = await listManagedConnections(tenant.id);
    expect(listed?.options.customScripts).toEqual(customScripts);
    expect((await storedRow()).options).not.toHaveProperty('customScripts');
    expect(await listVersions(tenant.id, login)).toMatchObject([
      { version: 1, savedBy: 'grace', isPublished: true },
    ]);
    expect(await listPublications(tenant.id, getUser)).toMatchObject([
      { version: 1, publishedBy: 'grace' },
    ]);
  });

  it('that come back as they were answered make no version', async () => {
    const made = await make({ customScripts, configuration });
    const before = (await getTenant(tenant.name)).settingsVersion;
    expect((await update(made.options)).options).toEqual(made.options);
    for (const reference of [login, getUser]) {
      expect(await listVersions(tenant.id, reference)).toHaveLength(1);
      expect(await listPublications(tenant.id, reference)).toHaveLength(1);
    }
    expect((await getTenant(tenant.name)).settingsVersion).toBe(before + 1);
  });

  it('that changed are a new version, and those that are blank or left out run no more', async () => {
    await make({ customScripts: { ...customScripts, create: sources.create } });
    const changed = `${sources.login} // changed`;
    const after = await update({ customScripts: { login: changed, create: ' \n' } });
    expect(after.options.customScripts).toEqual({ login: changed });
    expect(await listVersions(tenant.id, login)).toMatchObject([{ version: 2 }, { version: 1 }]);
    expect(await listVersions(tenant.id, getUser)).toMatchObject([{ isPublished: false }]);
  });

  it('are left as they are by a document that has none', async () => {
    await make({ customScripts });
    const after = await update({ disable_signup: true });
    expect(after.options).toMatchObject({ customScripts, disable_signup: true });
  });

  it.each([
    [{ login: 'function (' }, { code: 'script_refused', detail: { script: 'login', line: 1 } }],
    [
      { login: `${sources.login} '\0'` },
      { issues: [{ path: ['options', 'customScripts', 'login'] }] },
    ],
    [{ log_in: sources.login }, { issues: [{ path: ['options', 'customScripts', 'log_in'] }] }],
  ])('%j is refused, and nothing is made or changed', async (scripts, refusal) => {
    await expect(make({ customScripts: scripts, configuration })).rejects.toMatchObject(refusal);
    expect(await listConnections(tenant.id)).toEqual([]);
    await make({ customScripts });
    const before = await listManagedConnections(tenant.id);
    await expect(
      update({ customScripts: { ...customScripts, ...scripts }, disable_signup: true }),
    ).rejects.toMatchObject(refusal);
    expect(await listManagedConnections(tenant.id)).toEqual(before);
  });

  it('do not make a connection with passkeys: Get User must have been tried', async () => {
    const all = { ...customScripts, create: sources.create };
    await expect(make({ ...withPasskeys, customScripts: all })).rejects.toMatchObject({
      message:
        'passkeys cannot be on for people because of own_database_off_or_supported, get_user_looks_up_both',
    });
  });
});

describe('configuration in a document', () => {
  it('is answered by name only, and is nowhere in the stored document', async () => {
    const made = await make({ customScripts, configuration });
    expect(made.options.configuration).toEqual({ DB_URL: MASK });
    const row = await storedRow();
    expect(await findConfiguration(tenant.id, row.id)).toEqual(configuration);
    expect(row.options).not.toHaveProperty('configuration');
    const everything = JSON.stringify([row, made, await listManagedConnections(tenant.id)]);
    expect(everything).not.toContain('tr0ub4dor');
  });

  it('is kept by a mask or by being left out, and taken away by null', async () => {
    await make({ configuration: { ...configuration, TOKEN: 'hush', OLD: '1' } });
    const after = await update({ configuration: { DB_URL: MASK, OLD: null } });
    expect(after.options.configuration).toEqual({ DB_URL: MASK, TOKEN: MASK });
    expect((await update({})).options.configuration).toEqual({ DB_URL: MASK, TOKEN: MASK });
    const { id } = await storedRow();
    expect(await findConfiguration(tenant.id, id)).toEqual({ ...configuration, TOKEN: 'hush' });
  });

  it('has a value for every mask', async () => {
    await expect(make({ configuration: { TOKEN: MASK } })).rejects.toMatchObject({
      issues: [{ path: ['options', 'configuration', 'TOKEN'] }],
    });
  });
});
