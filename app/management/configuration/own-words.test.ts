import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { actsOf, newTenantApi } from '../operations/tests/tenant-api.ts';
import type { TenantApi } from '../operations/tests/tenant-api.ts';
import { exportConfiguration } from './export-configuration.ts';
import { importConfiguration } from './import-configuration.ts';

const FILE = 'prompts/custom-text.json';

let api: TenantApi;
let directory: string;

beforeEach(async () => {
  api = await newTenantApi();
  directory = mkdtempSync(path.join(tmpdir(), 'latchkey-own-words-'));
  mkdirSync(path.join(directory, 'prompts'));
});

afterEach(() => rmSync(directory, { recursive: true }));

const write = (words: unknown) => writeFileSync(path.join(directory, FILE), JSON.stringify(words));

const run = ({ isDryRun = false } = {}) =>
  importConfiguration(api.tenantId, directory, { isDryRun });

const wordsOf = async ({ call } = api) => (await call('GET', '/prompts/custom-text')).body;

/** Files by their path. */
const contentsOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file, readFileSync(path.join(folder, file), 'utf8')])
    .sort();

const words = {
  ar: { common: { 'field.email': 'بريدك' } },
  de: {
    login: { 'login.title': 'Willkommen', 'login.lead': 'Zu {applicationName}' },
    passkeys: { 'enroll.title': 'Ohne Passwort' },
  },
  en: { account: { 'account.title': 'You & <us>' }, login: { 'login.title': 'Welcome' } },
};

it('moves all words to an empty tenant, of which the same is written down', async () => {
  for (const [language, prompts] of Object.entries(words)) {
    for (const [prompt, texts] of Object.entries(prompts)) {
      const put = await api.call('PUT', `/prompts/${prompt}/custom-text/${language}`, texts);
      expect(put.status).toBe(200);
    }
  }
  const written = path.join(directory, 'written');
  const counts = await exportConfiguration(api.tenantId, written);
  expect(counts).toMatchObject({ 'prompts/custom-text': 1 });
  expect(JSON.parse(readFileSync(path.join(written, FILE), 'utf8'))).toEqual(words);

  const empty = await newTenantApi();
  const imported = await importConfiguration(empty.tenantId, written, { isDryRun: false });
  expect(imported.leftAside).toEqual([]);
  expect(imported.changes.map(({ kind }) => kind)).toContain('prompts/custom-text');
  expect(await wordsOf(empty)).toEqual(words);
  const again = path.join(directory, 'again');
  await exportConfiguration(empty.tenantId, again);
  expect(contentsOf(again)).toEqual(contentsOf(written));
  expect((await importConfiguration(empty.tenantId, written, { isDryRun: false })).changes).toEqual(
    [],
  );
});

it('tells each sentence that differs, and in a dry run changes none', async () => {
  await api.call('PUT', '/prompts/login/custom-text/en', { 'login.title': 'Hello' });
  write(words);
  const { changes } = await run({ isDryRun: true });
  expect(changes).toEqual([
    {
      ...{ kind: 'prompts/custom-text', name: '', action: 'update' },
      differences: expect.arrayContaining([
        { field: 'en.login.login.title', from: 'Hello', to: 'Welcome' },
        { field: 'ar.common.field.email', from: undefined, to: 'بريدك' },
      ]),
    },
  ]);
  expect(changes[0]?.differences).toHaveLength(6);
  expect(await wordsOf()).toEqual({ en: { login: { 'login.title': 'Hello' } } });
});

it('leaves what the file leaves out, and asks only for what differs', async () => {
  await api.call('PUT', '/prompts/login/custom-text/en', {
    ...{ 'login.title': 'Hello', 'login.lead': 'Go on' },
  });
  await api.call('PUT', '/prompts/logout/custom-text/en', { 'logout.title': 'Bye' });
  const before = (await actsOf(api)).length;
  write({
    en: { login: { 'login.title': 'Welcome' }, logout: { 'logout.title': 'Bye' }, mfa: {} },
  });
  await run();
  expect(await wordsOf()).toEqual({
    en: {
      login: { 'login.title': 'Welcome', 'login.lead': 'Go on' },
      logout: { 'logout.title': 'Bye' },
    },
  });
  const acts = (await actsOf(api)).slice(before).map(({ operation }) => operation);
  expect(acts).toEqual(['replace_custom_text']);
  for (const nothing of [{}, { en: {} }, { en: { login: {} } }]) {
    write(nothing);
    expect((await run()).changes).toEqual([]);
  }
});

it('leaves aside what Auth0 says on its own screens, and tells so', async () => {
  write({
    de: { login: { 'login.title': 'Hallo', login: { title: 'X' }, other: {} } },
    en: { mfa: { 'mfa-login-options': { title: 'X' } } },
  });
  const { leftAside, changes } = await run();
  expect(leftAside).toEqual(
    ['de.login.login', 'de.login.other', 'en.mfa.mfa-login-options'].map(
      (place) => `${FILE}: ${place}`,
    ),
  );
  expect(changes.flatMap(({ differences }) => differences)).toHaveLength(1);
  expect(await wordsOf()).toEqual({ de: { login: { 'login.title': 'Hallo' } } });
});

it.each<[string, unknown, RegExp]>([
  ['an unknown key', { de: { login: { 'login.x': 'X' } } }, /de\.login: login\.x: expected a key/],
  ['an unknown prompt', { de: { mfa: { a: 'X' } } }, /de\.mfa: mfa: expected one of account/],
  ['an unknown language', { tlh: { login: { 'login.title': 'X' } } }, /tlh\.login: tlh: no page/],
  ['a place of no use', { de: { login: { 'login.title': '{x}' } } }, /login\.title: \{x\} is fill/],
  ['an empty text', { de: { login: { 'login.title': ' ' } } }, /login\.title: expected a text/],
  ['null', { de: { login: { 'login.title': null } } }, /de\.login\.login\.title: expected a text/],
  ['no prompts', { de: 'X' }, /de: expected an object/],
  ['a list', [], /expected an object/],
])('refuses all for %s, names its place, and changes nothing', async (_what, contents, problem) => {
  write({ en: { login: { 'login.title': 'Welcome' } }, ...(contents as object) });
  if (Array.isArray(contents)) write(contents);
  writeFileSync(path.join(directory, 'tenant.json'), '{"friendly_name":"Other"}');
  const refusal = await run().catch((error: unknown) => error);
  expect(refusal).toMatchObject({
    name: 'ManagementError',
    code: Array.isArray(contents) ? 'configuration_unreadable' : 'own_words_refused',
    message: expect.stringMatching(problem),
  });
  expect(String(refusal)).toMatch(/ManagementError: prompts\/custom-text\.json: /);
  expect(await wordsOf()).toEqual({});
  expect((await api.call('GET', '/tenants/settings')).body.friendly_name).toBe('Acme');
});
