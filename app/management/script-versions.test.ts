import { beforeEach, describe, expect, it } from 'vitest';

import type { Tenant } from '#app/store/tenants.ts';

import { publishScript } from './script-publishing.ts';
import { startShadow } from './script-shadow.ts';
import {
  diffVersions,
  listScripts,
  listVersions,
  readVersion,
  saveScript,
} from './script-versions.ts';
import { login, newTenant, sources, tenantWithOwnDatabase } from './tests/own-database.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await tenantWithOwnDatabase();
});

const answering = (answer: string) => `(name, password, callback) => {\n  ${answer};\n}`;
const save = (source: string, note?: string) =>
  saveScript(tenant.id, login, { source, note }, 'grace');

describe('a draft', () => {
  it('is saved under the next number, once for each text', async () => {
    const first = answering('callback(null)');
    expect(await save(first)).toEqual({ script: 'login', version: 1, isNew: true });
    expect(await save(first, 'again')).toEqual({ script: 'login', version: 1, isNew: false });
    expect(await save(answering('callback()'))).toMatchObject({ version: 2, isNew: true });
    // Not the newest: it is a version of its own.
    expect(await save(first)).toMatchObject({ version: 3, isNew: true });
  });

  it.each([
    [`(name, password, callback) => { '\0' }`, undefined, 'source'],
    [`(name, password, callback) => { '\ud800' }`, undefined, 'source'],
    [answering('callback()'), 'a\0', 'note'],
  ])('%j that no database keeps as it is, is refused', async (source, note, field) => {
    await expect(save(source, note)).rejects.toMatchObject({ issues: [{ path: [field] }] });
  });

  it.each([-1, 0, 1.5, 2 ** 31, 1e300, NaN, Infinity])('has no number %d', async (version) => {
    await save(sources.login);
    await expect(readVersion(tenant.id, login, version)).rejects.toMatchObject({
      code: 'script_version_not_found',
    });
  });

  it.each([
    ['(name, password, callback) => {\n  callback(;\n}', 'syntax', 2, 12],
    ['(name, callback) => {}', 'bad-entry', 1, 1],
    ['"no function"', 'bad-entry', 1, 1],
  ])('%j is refused with line and column', async (source, reason, line, column) => {
    await expect(save(source)).rejects.toMatchObject({
      code: 'script_refused',
      message: expect.stringContaining(`login, line ${String(line)}, column ${String(column)}: `),
      detail: { script: 'login', reason, line, column },
    });
    expect(await listVersions(tenant.id, login)).toEqual([]);
  });

  it('of more than 100 KB is refused', async () => {
    const source = `${answering('callback()')} // ${'x'.repeat(100 * 1024)}`;
    await expect(save(source)).rejects.toMatchObject({
      code: 'script_refused',
      detail: { reason: 'too-large', limit: 102_400 },
    });
  });

  it('is of a script that there is, of a connection that there is', async () => {
    const source = answering('callback()');
    await expect(
      saveScript(tenant.id, { ...login, script: 'log_in' }, { source }, 'ada'),
    ).rejects.toMatchObject({ issues: [{ path: ['script'] }] });
    await expect(
      saveScript(tenant.id, { ...login, connection: 'none' }, { source }, 'ada'),
    ).rejects.toMatchObject({ code: 'connection_not_found' });
    const other = await newTenant();
    await expect(saveScript(other.id, login, { source }, 'ada')).rejects.toMatchObject({
      code: 'connection_not_found',
    });
  });
});

describe('versions', () => {
  it('are listed with who, when, why, and what they are', async () => {
    await save(answering('callback(null, 1)'), 'the first');
    await publishScript(tenant.id, login, {}, 'grace');
    await save(answering('callback(null, 2)'));
    await save(answering('callback(null, 3)'));
    await startShadow(tenant.id, login, 2);
    const about = { savedAt: expect.any(Date), savedBy: 'grace' };
    expect(await listVersions(tenant.id, login)).toEqual([
      { version: 3, ...about, note: null, isPublished: false, isDraft: true, isShadow: false },
      { version: 2, ...about, note: null, isPublished: false, isDraft: false, isShadow: true },
      {
        version: 1,
        ...about,
        note: 'the first',
        isPublished: true,
        isDraft: false,
        isShadow: false,
      },
    ]);
    expect(await listScripts(tenant.id, 'people')).toEqual([
      { script: 'login', published: 1, draft: 3, shadow: 2, lookUps: null },
    ]);
  });

  it('are read by number, as the one that runs, or as the newest', async () => {
    await save(sources.login);
    await publishScript(tenant.id, login, {}, 'grace');
    await save(answering('callback()'));
    const read = async (choice: number | 'published' | 'draft') =>
      (await readVersion(tenant.id, login, choice)).source;
    expect(await read(1)).toBe(sources.login);
    expect(await read('published')).toBe(sources.login);
    expect(await read('draft')).toBe(answering('callback()'));
    await expect(read(3)).rejects.toMatchObject({ code: 'script_version_not_found' });
    const getUser = { ...login, script: 'get_user' };
    await expect(readVersion(tenant.id, getUser, 'draft')).rejects.toMatchObject({
      code: 'script_not_found',
    });
    await expect(readVersion(tenant.id, getUser, 'published')).rejects.toMatchObject({
      code: 'script_not_published',
    });
  });

  it('are compared, what runs with the draft where none are named', async () => {
    await save(answering('callback()'));
    await publishScript(tenant.id, login, {}, 'grace');
    await save(answering('callback(null)'));
    const diff = [
      ...['--- login 1', '+++ login 2', '@@ -1,3 +1,3 @@'],
      ...[' (name, password, callback) => {', '-  callback();', '+  callback(null);', ' }'],
    ].join('\n');
    expect(await diffVersions(tenant.id, login)).toEqual({ from: 1, to: 2, diff });
    expect(await diffVersions(tenant.id, login, { from: 1, to: 1 })).toMatchObject({ diff: '' });
  });
});
