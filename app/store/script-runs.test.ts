import { beforeEach, expect, test } from 'vitest';

import { db } from '#db';
import { scriptRuns } from '#db/schema/index.ts';

import {
  deleteExpiredScriptRuns,
  findScriptRun,
  insertScriptRun,
  listScriptRuns,
} from './script-runs.ts';
import { insertScriptVersion } from './script-versions.ts';
import type { ScriptKey } from './script-versions.ts';
import { connection, tenant } from './tests/fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let tenantId: string;
let key: ScriptKey;

beforeEach(async () => {
  tenantId = await tenant();
  key = { connectionId: await connection(tenantId), script: 'login' };
  await insertScriptVersion(tenantId, key, { source: 'a', note: null, createdBy: 'ada' });
});

const shadow = { version: 2, outcome: { outcome: 'ok' } };
const input = { action: { script: 'login', usernameOrEmail: 'ada@example.com' } };

const keep = (change: Partial<Parameters<typeof insertScriptRun>[1]> = {}) =>
  insertScriptRun(tenantId, {
    ...key,
    ...{ version: 1, input, outcome: { outcome: 'threw' }, shadow: null },
    ...change,
  });

test('a run is found by its id, by its own tenant', async () => {
  const id = await keep();
  const found = await findScriptRun(tenantId, id);
  expect(found).toEqual({
    ...{ id, ...key, version: 1, input, shadow: null, at: expect.any(Date) },
    outcome: { outcome: 'threw' },
  });
  expect(await findScriptRun(await tenant(), id)).toBeUndefined();
});

test('runs that failed and runs that came out differently are listed apart, newest first', async () => {
  const failed = [await keep(), await keep()];
  const different = await keep({ shadow, outcome: { outcome: 'ok' } });
  const idsOf = async (kind: 'failed' | 'different', limit = 10, tenant = tenantId) =>
    (await listScriptRuns(tenant, key, { kind, limit })).map(({ id }) => id);
  expect(await idsOf('failed')).toEqual(failed.toReversed());
  expect(await idsOf('failed', 1)).toEqual([failed[1]]);
  expect(await idsOf('different')).toEqual([different]);
  expect(await idsOf('failed', 10, await tenant())).toEqual([]);
  const others = { ...key, script: 'get_user' };
  expect(await listScriptRuns(tenantId, others, { kind: 'failed', limit: 10 })).toEqual([]);
});

test('what somebody typed is not readable in the table', async () => {
  await keep();
  const [row] = await db.select().from(scriptRuns);
  expect(JSON.stringify(row)).not.toContain('ada@example.com');
});

test('a run goes after a week', async () => {
  const id = await keep();
  await deleteExpiredScriptRuns(new Date(Date.now() + 6 * DAY_MS));
  expect(await findScriptRun(tenantId, id)).toBeDefined();
  await deleteExpiredScriptRuns(new Date(Date.now() + 7 * DAY_MS));
  expect(await findScriptRun(tenantId, id)).toBeUndefined();
});
