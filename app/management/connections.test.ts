import { beforeAll, describe, expect, it } from 'vitest';

import { createClient } from './clients.ts';
import {
  changeConnectionOptions,
  createConnection,
  listManagedConnections,
  newConnectionSchema,
  setConnectionEnabled,
} from './connections.ts';
import { createTenant, getTenant } from './tenants.ts';

let tenantId: string;
let otherId: string;
beforeAll(async () => {
  ({ id: tenantId } = await createTenant({ name: 'acme', displayName: 'Acme' }));
  ({ id: otherId } = await createTenant({ name: 'other', displayName: 'Other' }));
});

describe('a name', () => {
  it.each(['Username-Password-Authentication', 'a', 'Staff2', 'a'.repeat(128)])(
    'may be %s',
    (name) => {
      expect(newConnectionSchema.parse({ name, options: {} }).name).toBe(name);
    },
  );

  it.each(['', 'a b', '-a', 'a-', 'a_b', 'a\n', 'a'.repeat(129)])('may not be %j', (name) => {
    const parsed = newConnectionSchema.safeParse({ name, options: {} });
    expect(parsed.error?.issues[0]?.path).toEqual(['name']);
  });
});

it('belongs to one tenant, and another may have one of the same name', async () => {
  await createConnection(tenantId, 'people', {});
  await expect(createConnection(tenantId, 'people', {})).rejects.toMatchObject({
    code: 'connection_exists',
  });
  await createConnection(otherId, 'people', { disable_signup: true });
  const [mine] = await listManagedConnections(tenantId);
  expect(mine?.options.disable_signup).toBe(false);
});

it('is replaced as a whole, or not at all', async () => {
  const name = 'replaced';
  await createConnection(tenantId, name, {
    disable_signup: true,
    authentication_methods: { passkey: { enabled: true } },
  });
  const before = (await getTenant('acme')).settingsVersion;
  await expect(
    changeConnectionOptions(tenantId, name, { precedence: ['email'] }),
  ).rejects.toMatchObject({ issues: [{ path: ['options', 'precedence'] }] });
  expect((await getTenant('acme')).settingsVersion).toBe(before);

  const changed = await changeConnectionOptions(tenantId, name, { import_mode: true });
  expect(changed.options).toMatchObject({
    import_mode: true,
    disable_signup: false,
    authentication_methods: { passkey: { enabled: false } },
  });
  expect((await getTenant('acme')).settingsVersion).toBe(before + 1);
});

it('is for the applications of its own tenant', async () => {
  const mine = await createClient(tenantId, 'Shop', {});
  const theirs = await createClient(otherId, 'Shop', {});
  const { clientIds } = await createConnection(tenantId, 'shared', {});
  expect(clientIds).toContain(mine.clientId);
  expect(clientIds).not.toContain(theirs.clientId);
  for (const enabled of [true, false]) {
    await expect(
      setConnectionEnabled(tenantId, 'shared', theirs.clientId, enabled),
    ).rejects.toMatchObject({ code: 'client_not_found' });
  }
  const disabled = await setConnectionEnabled(tenantId, 'shared', mine.clientId, false);
  expect(disabled.clientIds).not.toContain(mine.clientId);
});

it('hands its scripts a context from then on', async () => {
  const name = 'with-context';
  await createConnection(tenantId, name, {});
  await changeConnectionOptions(tenantId, name, { enable_script_context: true });
  for (const options of [{}, { enable_script_context: false }]) {
    await expect(changeConnectionOptions(tenantId, name, options)).rejects.toMatchObject({
      code: 'script_context_stays',
    });
  }
  const kept = { enable_script_context: true, disable_signup: true };
  expect(await changeConnectionOptions(tenantId, name, kept)).toMatchObject({ options: kept });
});
