import { beforeEach, describe, expect, it } from 'vitest';

import { runInUse } from '#app/connections/own-database/run-in-use.ts';
import type { Called } from '#app/connections/own-database/run-in-use.ts';
import { parseConnectionOptions } from '#app/connections/options.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { getConnection } from './named-connection.ts';
import { listFailedRuns, replayRun } from './script-runs.ts';
import { endShadow, listShadowDifferences, startShadow } from './script-shadow.ts';
import { saveScript } from './script-versions.ts';
import { getTenant } from './tenants.ts';
import {
  create,
  getUser,
  login,
  newTenant,
  publishSource,
  sources,
  tenantWithOwnDatabase,
} from './tests/own-database.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await tenantWithOwnDatabase();
});

/** As when somebody signs in. */
async function call(called: Called) {
  const { id, name, options } = await getConnection(tenant.id, 'people');
  const connection = { id, name, options: parseConnectionOptions(options) };
  return runInUse({ tenant: await getTenant(tenant.name), connection }, called);
}

const signIn = (password = 'correct horse') =>
  call({ action: { script: 'login', usernameOrEmail: 'ada@example.com', password } });
const lookUp = (identifier: string) => call({ action: { script: 'get_user', identifier } });

const broken = '(identifier, callback) => callback(new Error("no table"))';

describe('a run that failed', () => {
  it('is listed with what went in and what came of it', async () => {
    await publishSource(tenant, getUser, broken);
    await lookUp('ada@example.com');
    expect(await listFailedRuns(tenant.id, getUser)).toEqual([
      {
        ...{ id: expect.any(String), version: 1, at: expect.any(Date) },
        input: { action: { script: 'get_user', identifier: 'ada@example.com' } },
        outcome: expect.objectContaining({ outcome: 'threw' }),
      },
    ]);
    expect(await listFailedRuns(tenant.id, login)).toEqual([]);
  });

  it('runs again with what is published by now, or with the draft', async () => {
    await publishSource(tenant, getUser, broken);
    await lookUp('ada@example.com');
    const [run] = await listFailedRuns(tenant.id, getUser);
    const replay = (version?: 'draft') => replayRun(tenant.id, run?.id ?? '', { version });
    expect(await replay()).toMatchObject({
      ...{ script: 'get_user', version: 1, hasFailed: true },
      run: { outcome: 'threw' },
    });
    await saveScript(tenant.id, getUser, { source: sources.getUser }, 'ada');
    expect(await replay('draft')).toMatchObject({
      ...{ version: 2, hasFailed: false },
      run: { outcome: 'ok', answer: { user_id: 'auth0|7' } },
    });
    expect(await listFailedRuns(tenant.id, getUser)).toHaveLength(1);
  });

  it('with a password needs it again', async () => {
    await publishSource(tenant, login, '(n, p, callback) => callback(new Error("down"))');
    await signIn();
    const [run] = await listFailedRuns(tenant.id, login);
    expect(JSON.stringify(run)).not.toContain('correct horse');
    await saveScript(tenant.id, login, { source: sources.login }, 'ada');
    const replay = (password?: string) =>
      replayRun(tenant.id, run?.id ?? '', { version: 'draft', password });
    await expect(replay()).rejects.toMatchObject({ code: 'password_required' });
    expect(await replay('correct horse')).toMatchObject({ run: { outcome: 'ok' } });
    expect(await replay('wrong')).toMatchObject({ run: { outcome: 'denied' } });
  });

  it('of somebody who signed up with a passkey needs none', async () => {
    await publishSource(tenant, create, '(user, callback) => callback(new Error("down"))');
    const place = { client_id: 'shop', tenant: tenant.name, connection: 'people' };
    const user = { ...place, email: 'grace@example.com' };
    await call({ action: { script: 'create', user } });
    await call({ action: { script: 'create', user: { ...user, password: 'correct horse' } } });
    await saveScript(tenant.id, create, { source: sources.create }, 'ada');
    const [withPassword, without] = await listFailedRuns(tenant.id, create);
    const replay = (run: typeof without, password?: string) =>
      replayRun(tenant.id, run?.id ?? '', { version: 'draft', password, mayChange: true });
    expect(await replay(without)).toMatchObject({ run: { answer: { user_id: 'auth0|8' } } });
    await expect(replay(withPassword)).rejects.toMatchObject({ code: 'password_required' });
    expect(await replay(withPassword, 'any')).toMatchObject({ run: { outcome: 'ok' } });
  });

  it('of a script that changes something runs again only where that is confirmed', async () => {
    const failing = `(user, callback) => callback(new Error("too late"))`;
    await publishSource(tenant, create, failing);
    const user = { client_id: 'shop', tenant: tenant.name, connection: 'people' };
    await call({ action: { script: 'create', user: { ...user, email: 'grace@example.com' } } });
    const [run] = await listFailedRuns(tenant.id, create);
    await expect(replayRun(tenant.id, run?.id ?? '', {})).rejects.toMatchObject({
      ...{ code: 'script_has_effects', detail: { script: 'create' } },
    });
    expect(await replayRun(tenant.id, run?.id ?? '', { mayChange: true })).toMatchObject({
      run: { outcome: 'threw' },
    });
  });

  it('is nothing to another tenant', async () => {
    await publishSource(tenant, getUser, broken);
    await lookUp('ada@example.com');
    const [run] = await listFailedRuns(tenant.id, getUser);
    const other = await newTenant();
    await expect(replayRun(other.id, run?.id ?? '', {})).rejects.toMatchObject({
      code: 'script_run_not_found',
    });
  });
});

describe('a version in the shadow', () => {
  const shadowOf = (profile: string) =>
    `(identifier, context, callback) => callback(null, ${profile})`;
  const counted = async () => (await listShadowDifferences(tenant.id, getUser)).counts;

  it('changes nothing, and in what it came out differently is listed and counted', async () => {
    await publishSource(tenant, getUser, sources.getUser);
    const source = shadowOf("{ user_id: '7', email: 'Ada@example.com' }");
    await saveScript(tenant.id, getUser, { source }, 'ada');
    expect(await startShadow(tenant.id, getUser)).toEqual({
      ...{ script: 'get_user', published: 1, shadow: 2 },
    });
    const { result } = await lookUp('ada@example.com');
    expect(result).toMatchObject({ answer: { email: 'ada@example.com' } });
    await expect.poll(counted).toEqual([{ published: 'ok', shadow: 'ok', runs: 1 }]);
    const report = await listShadowDifferences(tenant.id, getUser);
    expect(report).toMatchObject({
      shadow: 2,
      differences: [
        {
          published: { version: 1, run: { outcome: 'ok' } },
          shadow: { version: 2, run: { outcome: 'ok' } },
          differences: [
            { path: 'answer.email', expected: 'ada@example.com', got: 'Ada@example.com' },
          ],
        },
      ],
    });
    await lookUp('nobody@example.com');
    await expect.poll(counted).toEqual([{ published: 'ok', shadow: 'ok', runs: 2 }]);
    const failing = '(identifier, callback) => callback(new Error("no table"))';
    await saveScript(tenant.id, getUser, { source: failing }, 'ada');
    await startShadow(tenant.id, getUser, 3);
    await lookUp('ada@example.com');
    await expect.poll(counted).toEqual([
      { published: 'ok', shadow: 'ok', runs: 2 },
      { published: 'ok', shadow: 'threw', runs: 1 },
    ]);
    expect(await listFailedRuns(tenant.id, getUser)).toEqual([]);
  });

  it('ends when it is told to, or is published', async () => {
    await publishSource(tenant, getUser, sources.getUser);
    await saveScript(tenant.id, getUser, { source: shadowOf('null') }, 'ada');
    await startShadow(tenant.id, getUser);
    expect(await endShadow(tenant.id, getUser)).toEqual({
      ...{ script: 'get_user', published: 1, shadow: null },
    });
    await startShadow(tenant.id, getUser);
    await publishSource(tenant, getUser, shadowOf('null'));
    expect((await listShadowDifferences(tenant.id, getUser)).shadow).toBeNull();
  });

  it('stands beside one that runs, and is another one of a script that only looks', async () => {
    await saveScript(tenant.id, getUser, { source: sources.getUser }, 'ada');
    await expect(startShadow(tenant.id, getUser)).rejects.toMatchObject({
      code: 'script_not_published',
    });
    await publishSource(tenant, getUser, sources.getUser);
    await expect(startShadow(tenant.id, getUser)).rejects.toMatchObject({
      code: 'already_published',
    });
    await publishSource(tenant, create, sources.create);
    await expect(startShadow(tenant.id, create)).rejects.toMatchObject({
      code: 'script_has_effects',
    });
  });
});
