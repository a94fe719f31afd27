import { beforeEach, expect, test } from 'vitest';

import { db } from '#db';
import { scriptFixtures } from '#db/schema/index.ts';

import { deleteScriptFixture, listScriptFixtures, saveScriptFixture } from './script-fixtures.ts';
import type { ScriptKey } from './script-versions.ts';
import { connection, tenant } from './tests/fixtures.ts';

let tenantId: string;
let key: ScriptKey;

beforeEach(async () => {
  tenantId = await tenant();
  key = { connectionId: await connection(tenantId), script: 'login' };
});

const input = { usernameOrEmail: 'ada', password: 'correct horse' };
const fixture = { name: 'ada', input, expected: { outcome: 'ok' }, updatedBy: 'grace' };

test('fixtures are listed by name, each script having its own', async () => {
  await saveScriptFixture(tenantId, key, fixture);
  await saveScriptFixture(tenantId, key, { ...fixture, name: 'a stranger', expected: null });
  expect(await listScriptFixtures(tenantId, key)).toEqual([
    { ...fixture, name: 'a stranger', expected: null, updatedAt: expect.any(Date) },
    { ...fixture, updatedAt: expect.any(Date) },
  ]);
  expect(await listScriptFixtures(tenantId, { ...key, script: 'create' })).toEqual([]);
});

test('one of the same name is replaced', async () => {
  await saveScriptFixture(tenantId, key, fixture);
  await saveScriptFixture(tenantId, key, { ...fixture, input: {}, updatedBy: 'ada' });
  expect(await listScriptFixtures(tenantId, key)).toMatchObject([{ input: {}, updatedBy: 'ada' }]);
});

test('one that is deleted is gone, once', async () => {
  await saveScriptFixture(tenantId, key, fixture);
  expect(await deleteScriptFixture(tenantId, key, 'ada')).toBe(true);
  expect(await deleteScriptFixture(tenantId, key, 'ada')).toBe(false);
  expect(await listScriptFixtures(tenantId, key)).toEqual([]);
});

test('a password is not readable in the table', async () => {
  await saveScriptFixture(tenantId, key, fixture);
  const rows = await db.select().from(scriptFixtures);
  expect(rows).not.toEqual([]);
  expect(JSON.stringify(rows)).not.toContain('correct horse');
});

test('another tenant reads, replaces and deletes none', async () => {
  await saveScriptFixture(tenantId, key, fixture);
  const other = await tenant();
  await saveScriptFixture(other, key, { ...fixture, input: {} });
  expect(await listScriptFixtures(other, key)).toEqual([]);
  expect(await deleteScriptFixture(other, key, 'ada')).toBe(false);
  expect(await listScriptFixtures(tenantId, key)).toMatchObject([{ input }]);
});
