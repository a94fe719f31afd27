import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { newTenantApi } from '../operations/tests/tenant-api.ts';
import type { TenantApi } from '../operations/tests/tenant-api.ts';
import { exportConfiguration } from './export-configuration.ts';
import { importConfiguration } from './import-configuration.ts';

let api: TenantApi;
let directory: string;

beforeEach(async () => {
  api = await newTenantApi();
  directory = mkdtempSync(path.join(tmpdir(), 'latchkey-configuration-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

function write(file: string, contents: unknown): void {
  const target = path.join(directory, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, typeof contents === 'string' ? contents : JSON.stringify(contents));
}

const run = (options: { isDryRun?: boolean; keywords?: object } = {}) =>
  importConfiguration(api.tenantId, directory, {
    ...{ isDryRun: options.isDryRun ?? false, keywords: { ...options.keywords } },
  });

const clientNames = async () =>
  ((await api.call('GET', '/clients')).rows as { name: string }[]).map(({ name }) => name).sort();

const shop = { name: 'Shop', callbacks: ['https://shop.example.com/callback'] };
const orders = { name: 'Orders', identifier: 'urn:orders', scopes: [{ value: 'read:orders' }] };
const grant = { client_id: 'Shop', audience: 'urn:orders', scope: ['read:orders'] };
const stream = {
  name: 'Archive',
  type: 'http',
  sink: { httpEndpoint: 'https://archive.example.com', httpAuthorization: '##ARCHIVE_KEY##' },
};
const legacy = {
  name: 'Legacy',
  strategy: 'auth0',
  enabled_clients: ['Shop'],
  options: {
    enabledDatabaseCustomization: true,
    customScripts: { login: './login.js' },
    configuration: { KEY: '##LEGACY_KEY##' },
  },
};
const login = 'function login(email, password, callback) {\n  callback(null, {});\n}\n';

function writeAll(): void {
  write('clients/Shop.json', shop);
  write('resource-servers/Orders.json', orders);
  write('grants/Shop-Orders.json', grant);
  write('database-connections/Legacy/database.json', legacy);
  write('database-connections/Legacy/login.js', login);
  write('log-streams/Archive.json', stream);
  const settings = { session_lifetime: 24, log_retention_days: 90 };
  write('tenant.json', { friendly_name: 'Orders and more', ...settings });
}

const keywords = { LEGACY_KEY: 'legacy-secret', ARCHIVE_KEY: 'Bearer archive-secret' };

it('makes what files say, changes nothing the second time, and writes no secret down', async () => {
  writeAll();
  const first = await run({ keywords });
  expect(first.changes.map(({ kind, name, action }) => [action, kind, name])).toEqual([
    ['create', 'resource-servers', 'urn:orders'],
    ['create', 'clients', 'Shop'],
    ['create', 'database-connections', 'Legacy'],
    ['create', 'grants', 'Shop - urn:orders'],
    ['create', 'log-streams', 'Archive'],
    ['update', 'tenant', ''],
  ]);
  expect(JSON.stringify(first)).not.toMatch(/(legacy|archive)-secret/);
  const again = await run();
  expect(again).toMatchObject({
    changes: [],
    withoutValue: [
      'database-connections/Legacy/database.json: options.configuration.KEY (##LEGACY_KEY##)',
      'log-streams/Archive.json: sink.httpAuthorization (##ARCHIVE_KEY##)',
    ],
  });

  const written = path.join(directory, 'written');
  await exportConfiguration(api.tenantId, written);
  const files = readdirSync(written, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
  expect(files).toContain(login);
  expect(files.join('\n')).toContain('##LOGSTREAMS_HTTP_SECRET##');
  expect(files.join('\n')).not.toMatch(/(legacy|archive)-secret/);
  expect(files.join('\n')).toContain('"log_retention_days": 90');
});

it('only tells, in a dry run, what would change, field by field', async () => {
  write('tenant.json', { friendly_name: 'Orders and more' });
  write('clients/Shop.json', shop);
  const { changes } = await run({ isDryRun: true });
  expect(changes).toContainEqual({
    ...{ kind: 'tenant', name: '', action: 'update' },
    differences: [{ field: 'friendly_name', from: 'Acme', to: 'Orders and more' }],
  });
  expect(changes).toHaveLength(2);
  expect(await clientNames()).toEqual(['Pipeline']);
  expect((await api.call('GET', '/tenants/settings')).body.friendly_name).toBe('Acme');
});

const colour = 'branding/branding.json: colors.primary: expected a colour such as #0a66c2';
it.each<[string, string, unknown, string]>([
  ['a bad value', 'branding/branding.json', { colors: { primary: 'blue' } }, colour],
  ['an unknown field', 'clients/B.json', { name: 'B', calbacks: [] }, 'clients/B.json: .*calbacks'],
  ['no JSON', 'clients/B.json', '{', 'clients/B.json: expected JSON'],
  ['a list', 'clients/B.json', [], 'clients/B.json: expected an object'],
  ['no name', 'clients/B.json', {}, 'clients/B.json: expected text as name'],
  ['a name twice', 'clients/B.json', shop, 'clients/Shop.json: Shop is in clients/B.json already'],
  [
    'an application that is nowhere',
    'grants/B.json',
    { ...grant, client_id: 'Nobody' },
    'grants/B.json: no application is named Nobody',
  ],
  [
    'a bad option of a connection',
    'database-connections/B/database.json',
    { name: 'B', strategy: 'auth0', options: { passwordPolicy: 'best' } },
    'database-connections/B/database.json: options.passwordPolicy: .*good',
  ],
  [
    'a script that is not there',
    'database-connections/B/database.json',
    { name: 'B', strategy: 'auth0', options: { customScripts: { login: './login.js' } } },
    'database-connections/B/database.json: options.customScripts.login: expected the name of a file',
  ],
  [
    'a script outside of the directory',
    'database-connections/B/database.json',
    { name: 'B', strategy: 'auth0', options: { customScripts: { login: '../../../../x.js' } } },
    'expected a file in ',
  ],
])('refuses all for %s, names it, and changes nothing', async (_what, file, contents, problem) => {
  writeAll();
  write(file, contents);
  await expect(run({ keywords })).rejects.toMatchObject({
    name: 'ManagementError',
    message: expect.stringMatching(new RegExp(problem)),
  });
  expect(await clientNames()).toEqual(['Pipeline']);
});

it('says what was done before something that only turns out then, and goes on from there', async () => {
  writeAll();
  write('grants/Shop-Orders.json', { ...grant, audience: 'urn:elsewhere' });
  await expect(run({ keywords })).rejects.toMatchObject({
    message: expect.stringMatching(/^grants\/Shop-Orders\.json: .*urn:elsewhere.*Done before: /),
    detail: {
      file: 'grants/Shop-Orders.json',
      done: [
        'create resource-servers urn:orders',
        'create clients Shop',
        'create database-connections Legacy',
      ],
    },
  });
  write('grants/Shop-Orders.json', grant);
  const { changes } = await run();
  expect(changes.map(({ kind }) => kind)).toEqual(['grants', 'log-streams', 'tenant']);
});

it('tells what it does not look at, unless it says nothing', async () => {
  write('tenant.json', { friendly_name: 'Acme' });
  write('actions/greet.json', { name: 'greet' });
  write('emails/provider.json', {});
  write('prompts/partials.json', { login: [{ login: [] }] });
  write('prompts/custom-text.json', { en: { login: { 'login.title': 'Hello' } } });
  expect((await run()).leftAside).toEqual(['actions/greet.json', 'prompts/partials.json']);
});

it('refuses a directory that is not there', async () => {
  await expect(
    importConfiguration(api.tenantId, path.join(directory, 'nowhere'), { isDryRun: true }),
  ).rejects.toMatchObject({ code: 'configuration_unreadable' });
});
