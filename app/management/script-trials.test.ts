import { beforeAll, describe, expect, it } from 'vitest';

import { listScriptRuns } from '#app/store/script-runs.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { changeConfiguration } from './connection-configuration.ts';
import { getConnection } from './named-connection.ts';
import { publishScript } from './script-publishing.ts';
import { tryScript } from './script-trials.ts';
import { listVersions, saveScript } from './script-versions.ts';
import { create, getUser, login, sources, tenantWithOwnDatabase } from './tests/own-database.ts';

let tenant: Tenant;
beforeAll(async () => {
  tenant = await tenantWithOwnDatabase();
  await saveScript(tenant.id, login, { source: sources.login }, 'ada');
});

const right = { usernameOrEmail: 'ada@example.com', password: 'correct horse' };
const tryLogin = (source: string | undefined, input: Record<string, unknown> = right) =>
  tryScript(tenant.id, login, { source, input });

describe('a script is tried', () => {
  it('as its newest version, with what it told', async () => {
    expect(await tryScript(tenant.id, login, { input: right })).toEqual({
      version: 1,
      hasFailed: false,
      run: {
        outcome: 'ok',
        answer: { user_id: 'auth0|7', email: 'ada@example.com' },
        timing: {
          waitedMs: expect.any(Number),
          ranMs: expect.any(Number),
          cpuMs: expect.any(Number),
          outboundCalls: 0,
        },
      },
    });
  });

  it('as the version that runs, though a newer one is there', async () => {
    await publishScript(tenant.id, login, {}, 'ada');
    await saveScript(tenant.id, login, { source: '(name, password, callback) => {}' }, 'ada');
    const trial = await tryScript(tenant.id, login, { version: 'published', input: right });
    expect(trial).toMatchObject({ version: 1, run: { outcome: 'ok' } });
  });

  it('as a source that was not saved, and is not saved by it', async () => {
    const before = await listVersions(tenant.id, login);
    const source = `(name, password, callback) => {
      console.log('asked for', name);
      callback(null, { user_id: 9 });
    }`;
    expect(await tryLogin(source)).toMatchObject({
      version: null,
      run: {
        answer: { user_id: 'auth0|9' },
        console: [{ level: 'log', text: 'asked for ada@example.com' }],
      },
    });
    expect(await listVersions(tenant.id, login)).toEqual(before);
    await expect(tryLogin('(name) => {}')).rejects.toMatchObject({ code: 'script_refused' });
  });

  it('with what it says no by, which is no failure', async () => {
    expect(await tryLogin(sources.login, { ...right, password: 'wrong' })).toMatchObject({
      hasFailed: false,
      run: { outcome: 'denied', errorClass: 'WrongUsernameOrPasswordError', subject: '7' },
    });
  });

  it.each([
    ['(n, p, callback) => { throw new TypeError("no table"); }', { outcome: 'threw' }],
    ['(n, p, callback) => callback(null, { email: n })', { field: 'user_id', rule: 'is required' }],
    ['(n, p, callback) => {}', { outcome: 'timeout', limit: 'callback' }],
  ])('and fails as it would: %s', async (source, run) => {
    expect(await tryLogin(source)).toMatchObject({ hasFailed: true, run });
    const { id: connectionId } = await getConnection(tenant.id, 'people');
    const stored = { kind: 'failed', limit: 10 } as const;
    expect(await listScriptRuns(tenant.id, { connectionId, script: 'login' }, stored)).toEqual([]);
  });

  it('as often as its author likes: what fails here stops no sign-in, and no further try', async () => {
    const failing = '(n, p, callback) => callback(new Error("no"))';
    for (let count = 0; count < 25; count += 1) {
      expect(await tryLogin(failing)).toMatchObject({ run: { outcome: 'threw' } });
    }
  });
});

describe('what is secret', () => {
  it('is in nothing that a try tells', async () => {
    await changeConfiguration(tenant.id, 'people', { DB_PASSWORD: 'tr0ub4dor' });
    const source = `(name, password, callback) => {
      console.log(configuration.DB_PASSWORD, password, btoa(password));
      callback(new Error('refused ' + configuration.DB_PASSWORD + ' and ' + password));
    }`;
    const trial = await tryLogin(source);
    expect(trial.run).toMatchObject({
      outcome: 'threw',
      error: { message: 'refused ******** and ********' },
      console: [{ text: '******** ******** ********==' }],
    });
    expect(JSON.stringify(trial)).not.toMatch(/tr0ub4dor|correct horse/);
  });
});

describe('sample input', () => {
  it('looks somebody up by id where its context says so', async () => {
    const context = { identifierType: 'user_id' };
    for (const identifier of ['7', 'auth0|7']) {
      const trial = await tryScript(tenant.id, getUser, {
        ...{ source: sources.getUser, input: { identifier, context } },
      });
      expect(trial.run).toMatchObject({ answer: { user_id: 'auth0|7' } });
    }
  });

  it('of Create has the place filled in, and needs an answer where there is no password', async () => {
    const source = `(user, context, callback) => {
      console.log(user.tenant, user.connection);
      callback(null);
    }`;
    const user = { email: 'grace@example.com' };
    const input = { user: { ...user, password: 'correct horse' } };
    expect(await tryScript(tenant.id, create, { source, input })).toMatchObject({
      hasFailed: false,
      run: { answer: null, console: [{ text: `${tenant.name} people` }] },
    });
    expect(await tryScript(tenant.id, create, { source, input: { user } })).toMatchObject({
      hasFailed: true,
      run: { outcome: 'bad-answer' },
    });
  });

  it.each([
    [{}, 'usernameOrEmail'],
    [{ ...right, password: 7 }, 'password'],
    [{ ...right, context: { identifierType: 'email' } }, 'context.identifierType'],
  ])('%j is refused by name', async (input, field) => {
    await expect(tryLogin(sources.login, input)).rejects.toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ path: ['input', ...field.split('.')] }),
      ]),
    });
  });

  it('has no context where the connection hands out none, and nothing that is no parameter', async () => {
    const without = await tenantWithOwnDatabase({ enabledDatabaseCustomization: true });
    const source = sources.getUserByEmail;
    const input = { identifier: 'ada@example.com' };
    const tried = (more: object) =>
      tryScript(without.id, getUser, { source, input: { ...input, ...more } });
    expect(await tried({})).toMatchObject({ run: { outcome: 'ok' } });
    await expect(tried({ context: {} })).rejects.toMatchObject({
      issues: [{ path: ['input', 'context'] }],
    });
    await expect(tried({ email: 'x' })).rejects.toMatchObject({
      issues: [{ code: 'unrecognized_keys', keys: ['email'] }],
    });
  });
});
