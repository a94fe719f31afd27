/** Scripts are run over the Management API to see what they do, and no password comes out again. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { insertScriptRun } from '#app/store/script-runs.ts';

import { options, sources } from '../tests/own-database.ts';
import { actsOf, newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

afterAll(() => {
  stopSandbox();
});

let api: TenantApi;
let connection: string;
let login: string;
beforeAll(async () => {
  ({ api, connection } = await withLogin());
  login = `${connection}/scripts/login`;
});

async function withLogin() {
  const made = await newTenantApi();
  const people = { name: 'people', strategy: 'auth0', options };
  const { body } = await made.call('POST', '/connections', people);
  const path = `/connections/${String(body.id)}`;
  await made.call('POST', `${path}/scripts/login/versions`, { source: sources.login });
  await made.call('PUT', `${path}/scripts/login/published`, {});
  return { api: made, connection: path };
}

const input = { usernameOrEmail: 'ada@example.com', password: 'correct horse' };

describe('a trial', () => {
  const tried = (body: object) => api.call('POST', `${login}/try`, body);

  test('tells what the version came to, and how long it took', async () => {
    expect((await tried({ input })).body).toMatchObject({
      ...{ version: 1, has_failed: false },
      run: {
        ...{ outcome: 'ok', answer: { user_id: 'auth0|7', email: 'ada@example.com' } },
        timing: { ranMs: expect.any(Number), waitedMs: expect.any(Number) },
      },
    });
  });

  test('of a source that is not saved tells its error with the line, and its console', async () => {
    const source = `(name, password, context, callback) => {
  console.warn('asked for', name, password);
  null.user;
}`;
    const { status, body } = await tried({ input, source });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        ...{ version: null, has_failed: true },
        run: {
          outcome: 'threw',
          error: { name: 'TypeError', stack: expect.stringMatching(/:3:\d+/) },
          console: [{ level: 'warn', text: expect.stringMatching(/^asked for ada@example\.com/) }],
        },
      },
    });
    expect(JSON.stringify(body)).not.toContain('correct horse');
    expect((await api.call('GET', `${login}/versions`)).rows).toHaveLength(1);
  });

  test.each<[string, object, string]>([
    ['an input of another script', { input: { identifier: 'ada' } }, 'input.usernameOrEmail'],
    ['a field that no script has', { input: { ...input, admin: true } }, 'input'],
    ['no input', {}, 'input'],
    ['bad source', { input, source: 'function (' }, 'login, line 1, column'],
    ['a source and a version', { input, source: sources.login, version: 1 }, 'either a version'],
    ['a version that is none', { input, version: 0 }, 'version: expected the number'],
  ])('is refused with %s', async (_what, body, message) => {
    const refused = await tried(body);
    expect(refused.code).toBe('invalid_body');
    expect(refused.body.message).toContain(message);
  });

  test('is refused with a version that is not there', async () => {
    expect((await tried({ input, version: 9 })).code).toBe('inexistent_script_version');
  });

  test('leaves nothing of its input in the trail', async () => {
    const secret = 'pa55 of the trial';
    await tried({ input: { ...input, password: secret } });
    await tried({ input: { ...input, pasword: secret } });
    const script = `${connection}/scripts/change_password`;
    const change = { identifier: 'ada', newPassword: secret };
    await api.call('POST', `${script}/try`, {
      input: change,
      source: '(a, b, c, d) => d(null, true)',
    });
    await api.call('PUT', `${login}/fixtures/Secret`, { input: { ...input, password: secret } });
    const acts = await actsOf(api);
    expect(JSON.stringify(acts)).not.toContain(secret);
    expect(acts.filter(({ operation }) => operation === 'try_script').length).toBeGreaterThan(2);
    await api.call('DELETE', `${login}/fixtures/Secret`);
  });

  test('of both look-ups says whether Get User is enough for passkeys', async () => {
    const getUser = `${connection}/scripts/get_user`;
    const lookUps = `${connection}/look-ups`;
    const ada = { identifier: 'ada@example.com' };
    expect((await api.call('POST', lookUps, ada)).code).toBe('inexistent_script_version');
    await api.call('POST', `${getUser}/versions`, { source: sources.getUser });
    await api.call('PUT', `${getUser}/published`, {});
    expect((await api.call('POST', lookUps, ada)).body).toMatchObject({
      version: 1,
      problem: null,
    });
    const { body } = await api.call('POST', lookUps, { identifier: 'eve@example.com' });
    expect(body.problem).toEqual(expect.any(String));
    const state = (await api.call('GET', `${getUser}/published`)).body;
    expect(state.look_ups).toMatchObject({ version: 1, problem: body.problem });
  });
});

describe('a fixture', () => {
  const fixture = () => `${login}/fixtures/${encodeURIComponent('a good / password')}`;

  test('is saved, read without its password, run and deleted', async () => {
    const expected = { outcome: 'ok', answer: { user_id: 'auth0|7' } };
    const masked = { ...input, password: '********' };
    const saved = {
      ...{ name: 'a good / password', input: masked, expected },
      ...{ updated_at: expect.any(String), updated_by: api.clientId },
    };
    expect((await api.call('PUT', fixture(), { input, expected })).body).toEqual(saved);
    expect((await api.call('GET', fixture())).body).toEqual(saved);
    // Sent back as it was read, it keeps its password.
    expect((await api.call('PUT', fixture(), { input: masked, expected })).status).toBe(200);
    expect((await api.call('GET', `${login}/fixtures`)).rows).toEqual([saved]);
    const runs = `${login}/fixture-runs`;
    expect((await api.call('POST', runs, {})).body).toMatchObject({
      ...{ version: 1, results: [{ name: saved.name, passed: true, missed: [] }] },
    });
    const source = '(name, password, context, callback) => callback(null, { user_id: 8 })';
    expect((await api.call('POST', runs, { source })).body).toMatchObject({
      version: null,
      results: [
        {
          passed: false,
          missed: [{ path: 'answer.user_id', expected: 'auth0|7', got: 'auth0|8' }],
        },
      ],
    });
    expect((await api.call('DELETE', fixture())).status).toBe(204);
    expect((await api.call('GET', fixture())).code).toBe('inexistent_script_fixture');
    expect((await api.call('DELETE', fixture())).code).toBe('inexistent_script_fixture');
  });

  test('is refused with an input that the script does not take', async () => {
    for (const body of [{ input: {} }, { input: { ...input, password: '********' } }, {}]) {
      expect((await api.call('PUT', fixture(), body)).code).toBe('invalid_body');
    }
  });

  test('is not written over what was changed meanwhile', async () => {
    await api.call('PUT', fixture(), { input });
    const { version } = await api.call('GET', fixture());
    await api.call('PUT', fixture(), { input, expected: { outcome: 'denied' } });
    expect((await api.call('PUT', fixture(), { input }, version)).code).toBe('version_conflict');
    await api.call('DELETE', fixture());
  });
});

describe('a run that failed', () => {
  const idOf = (path: string) => path.replace('/connections/', '');

  const failed = (of: { api: TenantApi; connection: string }, script = 'login') =>
    insertScriptRun(of.api.tenantId, {
      ...{ connectionId: idOf(of.connection), script, version: 1, shadow: null },
      input:
        script === 'login'
          ? {
              action: { script, usernameOrEmail: 'ada@example.com' },
              ...{ context: {}, hadPassword: true },
            }
          : { action: { script, userId: '7' }, context: {} },
      outcome: { outcome: 'timeout', limit: 'wall', timing: { ranMs: 1, waitedMs: 1 } },
    });

  test('is listed, and replayed with its password, which the trail does not have', async () => {
    const run = await failed({ api, connection });
    const { rows } = await api.call('GET', `${login}/runs?limit=1`);
    expect(rows).toEqual([
      expect.objectContaining({
        id: run,
        version: 1,
        outcome: expect.objectContaining({ outcome: 'timeout' }),
      }),
    ]);
    const replay = `${login}/runs/${run}/replay`;
    const without = await api.call('POST', replay, {});
    expect(without.code).toBe('bad_request');
    expect(without.body.message).toContain('must be given again');
    const replayed = await api.call('POST', replay, { password: 'correct horse' });
    expect(replayed.body).toMatchObject({ version: 1, has_failed: false, run: { outcome: 'ok' } });
    const acts = await actsOf(api);
    expect(JSON.stringify(acts.slice(-1))).not.toContain('correct horse');
  });

  test('of a script that changes something is replayed only where it may', async () => {
    const script = `${connection}/scripts/delete`;
    const source = '(id, context, callback) => callback(null)';
    await api.call('POST', `${script}/versions`, { source });
    await api.call('PUT', `${script}/published`, {});
    const replay = `${script}/runs/${await failed({ api, connection }, 'delete')}/replay`;
    const refused = await api.call('POST', replay, {});
    expect(refused.code).toBe('conflict');
    expect(refused.body.message).toContain('may_change');
    expect((await api.call('POST', replay, { may_change: true })).status).toBe(200);
  });

  test('is found at its own script of its own tenant only', async () => {
    const run = await failed({ api, connection });
    const other = await withLogin();
    const theirs = await failed(other);
    const body = { password: 'correct horse' };
    for (const path of [
      `${connection}/scripts/get_user/runs/${run}`,
      ...[`${login}/runs/${theirs}`, `${login}/runs/nothing`],
    ]) {
      const { code } = await api.call('POST', `${path}/replay`, body);
      expect(code, path).toBe('inexistent_script_run');
    }
    const { code } = await api.call(
      'POST',
      `${other.connection}/scripts/login/runs/${theirs}/replay`,
      body,
    );
    expect(code).toBe('inexistent_connection');
    expect((await api.call('GET', `${login}/runs?limit=0`)).code).toBe('invalid_query_string');
  });
});

describe('a shadow', () => {
  test('is started, reported and ended', async () => {
    const shadow = `${login}/shadow`;
    expect((await api.call('PUT', shadow, {})).code).toBe('conflict');
    const source = `${sources.login}\n`;
    await api.call('POST', `${login}/versions`, { source });
    expect((await api.call('PUT', shadow, {})).body).toEqual({ published: 1, shadow: 2 });
    const outcome = { outcome: 'ok', timing: { ranMs: 1, waitedMs: 1 } };
    await insertScriptRun(api.tenantId, {
      ...{ connectionId: connection.replace('/connections/', ''), script: 'login', version: 1 },
      ...{ input: {}, outcome },
      shadow: { version: 2, outcome: { ...outcome, outcome: 'denied' } },
    });
    expect((await api.call('GET', shadow)).body).toMatchObject({
      shadow: 2,
      counts: [{ published: 'ok', shadow: 'denied', runs: 1 }],
      differences: [{ differences: [{ path: 'outcome', expected: 'ok', got: 'denied' }] }],
    });
    expect((await api.call('DELETE', shadow)).body).toEqual({ published: 1, shadow: null });
    expect((await api.call('GET', shadow)).body.shadow).toBeNull();
  });

  test('is refused for a script that does something, and for a version that is not there', async () => {
    expect((await api.call('PUT', `${connection}/scripts/create/shadow`, {})).code).toBe(
      'conflict',
    );
    const { code } = await api.call('PUT', `${login}/shadow`, { version: 99 });
    expect(code).toBe('inexistent_script_version');
  });
});
