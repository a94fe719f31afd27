/** Whoever sends the version that they read loses nobody's change, however many come at once. */
import { beforeAll, expect, test } from 'vitest';

import { perform } from './perform.ts';
import { newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

let api: TenantApi;
let path: string;
beforeAll(async () => {
  api = await newTenantApi();
  const { body } = await api.call('POST', '/clients', { name: 'Shop', app_type: 'spa' });
  path = `/clients/${String(body.client_id)}`;
});

async function versionOf(address: string): Promise<string> {
  const { site, clientId } = api;
  const scopes = new Set(['read:clients', 'read:client_keys']);
  const asked = { method: 'GET', path: address, query: new URLSearchParams() };
  const act = { site, actor: { kind: 'machine', clientId, scopes } } as const;
  const { version } = await perform(act, { ...asked, body: undefined, ifMatch: null });
  return version ?? '';
}

test('of many changes of one version, one is made and the others are refused', async () => {
  const version = await versionOf(path);
  const names = Array.from({ length: 8 }, (_, i) => `Shop ${i}`);
  const answers = await Promise.all(
    names.map((name) => api.call('PATCH', path, { name }, version)),
  );
  const made = answers.filter(({ status }) => status === 200);
  const refused = answers.filter(({ code }) => code === 'version_conflict');
  expect([made.length, refused.length]).toEqual([1, 7]);
  expect((await api.call('GET', path)).body.name).toBe(made[0]?.body.name);
});

test('changes that come without a version are all made, one after the other', async () => {
  const descriptions = Array.from({ length: 8 }, (_, i) => `Number ${i}`);
  const answers = await Promise.all(
    descriptions.map((description) => api.call('PATCH', path, { description })),
  );
  expect(answers.map(({ body }) => body.description)).toEqual(descriptions);
});

test('the version of before is refused, the one of now is taken', async () => {
  const before = await versionOf(path);
  expect((await api.call('PATCH', path, { name: 'Other' })).status).toBe(200);
  expect((await api.call('PATCH', path, { name: 'Mine' }, before)).code).toBe('version_conflict');
  expect((await api.call('DELETE', path, undefined, before)).code).toBe('version_conflict');
  const now = await versionOf(path);
  expect((await api.call('PATCH', path, { name: 'Mine' }, now)).status).toBe(200);
});

test('there is no version where nothing can be read', async () => {
  const { code } = await api.call('POST', `${path}/rotate-secret`, undefined, '"any"');
  expect(code).toBe('bad_request');
});
