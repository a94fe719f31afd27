/** What a connection's page shows beside its settings, over the Management API. */
import { beforeEach, describe, expect, test } from 'vitest';

import { insertPasskey } from '#app/store/passkeys.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';

import { prerequisiteWords } from '../../copy/passkey-prerequisites.ts';
import { actsOf, newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
let people: string;
let configuration: string;
beforeEach(async () => {
  api = await newTenantApi();
  people = await newConnection('people');
  configuration = `${people}/configuration`;
});

async function newConnection(name: string, rest: object = {}): Promise<string> {
  const { body } = await api.call('POST', '/connections', { name, strategy: 'auth0', ...rest });
  return `/connections/${String(body.id)}`;
}

async function newUser(connection: string, email: string): Promise<string> {
  const { body } = await api.call('POST', '/users', { connection, email });
  return String(body.user_id);
}

describe('the values that scripts are told', () => {
  const MASK = '********';
  const change = (values: object, ifMatch?: string) =>
    api.call('PATCH', configuration, { configuration: values }, ifMatch);
  const names = async () => (await api.call('GET', configuration)).body.configuration;

  test('are set and removed by name, and never told', async () => {
    expect(await names()).toEqual({});
    const set = await change({ DB_URL: 's3cr3t-1', DB_USER: 's3cr3t-2' });
    expect(set.body.configuration).toEqual({ DB_URL: MASK, DB_USER: MASK });
    const after = await change({ DB_USER: null, DB_URL: MASK, PORT: 's3cr3t-3' });
    expect(after.body.configuration).toEqual({ DB_URL: MASK, PORT: MASK });
    expect(await names()).toEqual({ DB_URL: MASK, PORT: MASK });
    const acts = await actsOf(api);
    expect(
      acts.filter(({ operation }) => operation === 'update_connection_configuration'),
    ).toHaveLength(2);
    expect(JSON.stringify(acts)).not.toContain('s3cr3t');
  });

  test.each<[string, unknown, string]>([
    ['a mask that stands for nothing', { NAME: MASK }, 'configuration.NAME'],
    ['a name that is not there to remove', { NAME: null }, 'NAME'],
    ['a number', { NAME: 5432 }, 'configuration.NAME'],
    ['a prototype', JSON.parse('{"__proto__": "x"}'), '__proto__'],
    ['too much', { NAME: 'x'.repeat(70_000) }, 'characters'],
    ['a list', [], 'configuration'],
  ])('are refused as %s', async (_what, values, message) => {
    const refused = await change(values as object);
    expect(refused.code).toBe('invalid_body');
    expect(refused.body.message).toContain(message);
    expect(await names()).toEqual({});
  });

  test('are not changed by whoever has read other names', async () => {
    const { version } = await api.call('GET', configuration);
    await change({ A: '1' });
    expect((await change({ B: '2' }, version)).code).toBe('version_conflict');
    expect(await names()).toEqual({ A: MASK });
  });

  test('are for those who may read options', async () => {
    const reader = api.withOnly('read:connections', 'update:connections');
    expect((await reader.call('GET', configuration)).code).toBe('insufficient_scope');
    const sent = { configuration: { A: '1' } };
    expect((await reader.call('PATCH', configuration, sent)).code).toBe('insufficient_scope');
    expect(await names()).toEqual({});
  });
});

describe('what passkeys need', () => {
  type Listed = { id: keyof typeof prerequisiteWords; met: boolean }[];

  const prerequisites = async (connection: string) =>
    (await api.call('GET', `${connection}/passkey-prerequisites`)).body;

  test('is listed with whether it is met, and there are words for each', async () => {
    const { enabled, prerequisites: list, look_ups_problem: problem } = await prerequisites(people);
    expect({ enabled, problem }).toEqual({ enabled: false, problem: null });
    expect((list as Listed).map(({ id }) => id)).toEqual(Object.keys(prerequisiteWords));
  });

  test('is missing where the scripts of an own database are', async () => {
    const options = { enabledDatabaseCustomization: true, import_mode: false };
    const own = await newConnection('own', { options });
    const { prerequisites: list } = await prerequisites(own);
    const unmet = (list as Listed).filter(({ met }) => !met).map(({ id }) => id);
    expect(unmet).toEqual(expect.arrayContaining(['get_user_script', 'create_script']));
    await api.call('PATCH', '/prompts', { identifier_first: true });
    const identifierFirst = { id: 'identifier_first_on', met: true };
    expect((await prerequisites(own)).prerequisites).toContainEqual(identifierFirst);
  });

  test('is met where passkeys are on', async () => {
    await api.call('PATCH', '/prompts', { identifier_first: true });
    const options = { authentication_methods: { passkey: { enabled: true } } };
    const made = await newConnection('with-passkeys', { options });
    const { enabled, prerequisites: list } = await prerequisites(made);
    expect(enabled).toBe(true);
    expect((list as Listed).filter(({ met }) => !met)).toEqual([]);
  });
});

describe('what hangs on a connection', () => {
  test('is its own users, their passkeys and the applications that may use it', async () => {
    const other = await newConnection('other');
    const nobody = { users: 0, passkeys: 0, applications: [] };
    expect((await api.call('GET', `${people}/usage`)).body).toEqual(nobody);
    const ada = await newUser('people', 'ada@example.com');
    await newUser('people', 'bob@example.com');
    const eve = await newUser('other', 'eve@example.com');
    for (const user of [ada, ada, eve]) {
      await insertPasskey(api.tenantId, user, api.site.domain.rpId, newPasskey());
    }
    const client = { name: 'Shop', app_type: 'spa' };
    const { client_id: id } = (await api.call('POST', '/clients', client)).body;
    await api.call('PATCH', `${people}/clients`, [{ client_id: id, status: true }]);
    expect((await api.call('GET', `${people}/usage`)).body).toEqual({
      ...{ users: 2, passkeys: 2, applications: [{ client_id: id, name: 'Shop' }] },
    });
    const { users, passkeys } = (await api.call('GET', `${other}/usage`)).body;
    expect({ users, passkeys }).toEqual({ users: 1, passkeys: 1 });
  });

  test('is told to those who may read connections', async () => {
    const usage = `${people}/usage`;
    expect((await api.withOnly('read:connections').call('GET', usage)).status).toBe(200);
    expect((await api.withOnly('read:users').call('GET', usage)).code).toBe('insufficient_scope');
    expect((await api.call('GET', '/connections/nothing/usage')).code).toBe(
      'inexistent_connection',
    );
  });
});
