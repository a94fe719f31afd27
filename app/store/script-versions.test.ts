import { beforeEach, describe, expect, test } from 'vitest';

import {
  findScriptSlot,
  findScriptVersion,
  insertScriptVersion,
  listPublishedScripts,
  listScriptPublications,
  listScriptVersions,
  publishScriptVersion,
  setLookUpsTried,
  setShadowVersion,
} from './script-versions.ts';
import type { ScriptKey } from './script-versions.ts';
import { connection, tenant } from './tests/fixtures.ts';

let tenantId: string;
let other: string;
let key: ScriptKey;

beforeEach(async () => {
  tenantId = await tenant();
  other = await tenant();
  key = { connectionId: await connection(tenantId), script: 'login' };
});

const save = (source: string, of: ScriptKey = key) =>
  insertScriptVersion(tenantId, of, { source, note: null, createdBy: 'ada' });

describe('versions', () => {
  test('are numbered from 1 in each script, and listed newest first', async () => {
    expect([await save('a'), await save('b')]).toEqual([1, 2]);
    expect(await save('c', { ...key, script: 'get_user' })).toBe(1);
    const elsewhere = { connectionId: await connection(tenantId), script: 'login' };
    expect(await save('d', elsewhere)).toBe(1);
    const listed = await listScriptVersions(tenantId, key);
    expect(listed.map(({ version, source }) => [version, source])).toEqual([
      [2, 'b'],
      [1, 'a'],
    ]);
  });

  test('keep their source, note and author', async () => {
    const content = { source: 'function login() {}', note: 'first', createdBy: 'ada' };
    await insertScriptVersion(tenantId, key, content);
    expect(await findScriptVersion(tenantId, key, 1)).toMatchObject({
      ...key,
      ...content,
      version: 1,
      createdAt: expect.any(Date),
    });
    expect(await findScriptVersion(tenantId, key, 2)).toBeUndefined();
  });

  test('saved at the same moment have numbers of their own', async () => {
    const numbers = await Promise.all(Array.from({ length: 8 }, (_, i) => save(String(i))));
    expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('are nothing to another tenant', async () => {
    await save('a');
    expect(await findScriptVersion(other, key, 1)).toBeUndefined();
    expect(await listScriptVersions(other, key)).toEqual([]);
  });
});

describe('what runs', () => {
  test('is nothing before something is published', async () => {
    await save('a');
    expect(await findScriptSlot(tenantId, key)).toBeUndefined();
    expect(await listPublishedScripts(tenantId, key.connectionId)).toEqual([]);
    expect(await listScriptPublications(tenantId, key)).toEqual([]);
  });

  test('is what was published last, until it is taken away', async () => {
    await save('a');
    await save('b');
    for (const version of [1, 2, 1]) await publishScriptVersion(tenantId, key, version, 'grace');
    const [running] = await listPublishedScripts(tenantId, key.connectionId);
    expect(running).toMatchObject({ version: { source: 'a' }, slot: { publishedVersion: 1 } });
    await publishScriptVersion(tenantId, key, null, 'grace');
    expect(await listPublishedScripts(tenantId, key.connectionId)).toEqual([]);
    expect(await findScriptSlot(tenantId, key)).toMatchObject({ publishedVersion: null });
    const history = await listScriptPublications(tenantId, key);
    expect(history.map(({ version, publishedBy }) => [version, publishedBy])).toEqual([
      [1, 'grace'],
      [2, 'grace'],
      [1, 'grace'],
    ]);
  });

  test('is listed by the name of the script', async () => {
    for (const script of ['login', 'create', 'get_user']) {
      await save(script, { ...key, script });
      await publishScriptVersion(tenantId, { ...key, script }, 1, 'ada');
    }
    const listed = await listPublishedScripts(tenantId, key.connectionId);
    expect(listed.map(({ slot }) => slot.script)).toEqual(['create', 'get_user', 'login']);
  });

  test('must have been saved', async () => {
    await save('a');
    await expect(publishScriptVersion(tenantId, key, 2, 'ada')).rejects.toThrow();
    expect(await findScriptSlot(tenantId, key)).toBeUndefined();
  });

  test('is decided by its own tenant', async () => {
    await save('a');
    await save('b');
    await publishScriptVersion(tenantId, key, 1, 'ada');
    await publishScriptVersion(other, key, 2, 'mallory');
    expect(await findScriptSlot(tenantId, key)).toMatchObject({ publishedVersion: 1 });
    expect(await findScriptSlot(other, key)).toBeUndefined();
    expect(await listPublishedScripts(other, key.connectionId)).toEqual([]);
    expect(await setShadowVersion(other, key, 2)).toBe(false);
  });
});

describe('beside what runs', () => {
  const lookUps = { version: 1, at: '2026-01-01T00:00:00.000Z', problem: null };

  test('a shadow runs until something is published, and what was tried stays', async () => {
    await save('a');
    await save('b');
    await publishScriptVersion(tenantId, key, 1, 'ada');
    expect(await setShadowVersion(tenantId, key, 2)).toBe(true);
    expect(await setLookUpsTried(tenantId, key, lookUps)).toBe(true);
    expect(await findScriptSlot(tenantId, key)).toMatchObject({ shadowVersion: 2, lookUps });
    await publishScriptVersion(tenantId, key, 2, 'ada');
    expect(await findScriptSlot(tenantId, key)).toMatchObject({ shadowVersion: null, lookUps });
  });

  test('nothing is kept where nothing was ever published', async () => {
    await save('a');
    expect(await setShadowVersion(tenantId, key, 1)).toBe(false);
    expect(await setLookUpsTried(tenantId, key, lookUps)).toBe(false);
  });
});
