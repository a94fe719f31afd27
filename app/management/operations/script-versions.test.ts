/** A script from its first draft to what runs, over the Management API. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';

import { options, sources, withPasskeys } from '../tests/own-database.ts';
import { actsOf, newTenantApi } from './tests/tenant-api.ts';
import type { TenantApi } from './tests/tenant-api.ts';

afterAll(() => {
  stopSandbox();
});

let api: TenantApi;
let scripts: string;
let login: string;
beforeEach(async () => {
  api = await newTenantApi();
  const people = { name: 'people', strategy: 'auth0', options };
  const { body } = await api.call('POST', '/connections', people);
  scripts = `/connections/${String(body.id)}/scripts`;
  login = `${scripts}/login`;
});

const answering = (answer: string) =>
  `(name, password, context, callback) => callback(null, ${answer})`;

async function save(answer: string, script = login): Promise<number> {
  const source = answering(answer);
  const { status, body } = await api.call('POST', `${script}/versions`, { source });
  expect({ status, ...body }).toMatchObject({ status: 201, is_new: true });
  return Number(body.version);
}

const runningNow = async () => (await api.call('GET', `${login}/published`)).body.published;

describe('a version', () => {
  test('is saved as a draft, listed, and read with its source', async () => {
    const source = answering('1');
    const saved = await api.call('POST', `${login}/versions`, { source, note: 'First' });
    expect(saved).toMatchObject({ status: 201, body: { version: 1, is_new: true } });
    const listed = {
      ...{ version: 1, note: 'First', saved_by: api.clientId, saved_at: expect.any(String) },
      ...{ is_published: false, is_draft: true, is_shadow: false },
    };
    expect((await api.call('GET', `${login}/versions`)).rows).toEqual([listed]);
    for (const version of ['1', 'draft']) {
      const { body } = await api.call('GET', `${login}/versions/${version}`);
      expect(body).toEqual({ ...listed, source });
    }
    expect((await api.call('GET', scripts)).rows).toEqual([
      { script: 'login', published: null, draft: 1, shadow: null, look_ups: null },
    ]);
  });

  test('that is the newest already is not saved again', async () => {
    await save('1');
    const again = await api.call('POST', `${login}/versions`, { source: answering('1') });
    expect(again.body).toEqual({ version: 1, is_new: false });
    expect((await api.call('GET', `${login}/versions`)).rows).toHaveLength(1);
  });

  test.each([
    ['text that is no script', 'function login(', /^login, line 1, column \d+: /],
    ['a function of other parameters', '\n(name) => {}', /^login, line 2, column \d+: /],
    ['more than may be', `/*${'x'.repeat(110_000)}*/`, /^login: a script has at most \d+ bytes$/],
    ['U+0000', '() => "\0"', /^source: expected valid Unicode without NUL$/],
  ])('is refused with %s, and nothing is saved', async (_what, source, message) => {
    const refused = await api.call('POST', `${login}/versions`, { source });
    expect(refused).toMatchObject({
      ...{ status: 400, code: 'invalid_body', body: { message: expect.stringMatching(message) } },
    });
    expect((await api.call('GET', `${login}/versions`)).rows).toEqual([]);
  });

  test('is not saved over what somebody else has saved meanwhile', async () => {
    await save('1');
    const { version } = await api.call('GET', `${login}/versions`);
    await save('2');
    const body = { source: answering('3') };
    const late = await api.call('POST', `${login}/versions`, body, version);
    expect(late.code).toBe('version_conflict');
    const fresh = (await api.call('GET', `${login}/versions`)).version;
    expect((await api.call('POST', `${login}/versions`, body, fresh)).status).toBe(201);
  });

  test.each(['2', 'published', '0', '01', '-1', 'newest', '99999999999', '1e3'])(
    'named %s is not there',
    async (version) => {
      await save('1');
      const { code } = await api.call('GET', `${login}/versions/${version}`);
      expect(code).toBe('inexistent_script_version');
    },
  );

  test('is compared with another one', async () => {
    await save('1');
    await save('2');
    const { body } = await api.call('GET', `${login}/diff?from=1&to=2`);
    expect(body).toMatchObject({ from: 1, to: 2 });
    expect(body.diff).toContain(`-${answering('1')}\n+${answering('2')}`);
    expect((await api.call('GET', `${login}/diff`)).code).toBe('inexistent_script_version');
    await api.call('PUT', `${login}/published`, { version: 1 });
    expect((await api.call('GET', `${login}/diff`)).body).toMatchObject({ from: 1, to: 2 });
    expect((await api.call('GET', `${login}/diff?from=x`)).code).toBe('invalid_query_string');
  });
});

describe('what runs', () => {
  test('is published, rolled back, taken away, and known from when to when', async () => {
    await save('1');
    await save('2');
    expect(await runningNow()).toBeNull();
    const published = `${login}/published`;
    expect((await api.call('PUT', published, { version: 1 })).body).toEqual({
      ...{ version: 1, previous: null },
    });
    expect((await api.call('PUT', published, {})).body).toEqual({ version: 2, previous: 1 });
    expect(await runningNow()).toBe(2);
    const back = await api.call('POST', `${login}/rollback`, {});
    expect(back.body).toEqual({ version: 1, previous: 2 });
    expect(await runningNow()).toBe(1);
    expect((await api.call('DELETE', published)).body).toEqual({ previous: 1 });
    expect(await runningNow()).toBeNull();
    const { rows } = await api.call('GET', `${login}/publications`);
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 1]);
    expect(rows[0]?.published_by).toBe(api.clientId);
  });

  test('stays where there is nothing else', async () => {
    const published = `${login}/published`;
    expect((await api.call('PUT', published, {})).code).toBe('inexistent_script_version');
    expect((await api.call('DELETE', published)).code).toBe('inexistent_script_version');
    await save('1');
    expect((await api.call('PUT', published, { version: 2 })).code).toBe(
      'inexistent_script_version',
    );
    expect((await api.call('PUT', published, { version: '1' })).code).toBe('invalid_body');
    await api.call('PUT', published, {});
    expect((await api.call('POST', `${login}/rollback`, {})).code).toBe('conflict');
    expect(await runningNow()).toBe(1);
  });

  test('is not replaced by whoever has read what ran before', async () => {
    await save('1');
    await save('2');
    const published = `${login}/published`;
    const { version } = await api.call('GET', published);
    const done = await Promise.all(
      [1, 2].map((number) => api.call('PUT', published, { version: number }, version)),
    );
    expect(done.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  test('is tried with somebody first where passkeys need it', async () => {
    const getUser = `${scripts}/get_user`;
    await api.call('POST', `${getUser}/versions`, { source: sources.getUser });
    await api.call('POST', `${scripts}/create/versions`, { source: sources.create });
    await api.call('PUT', `${scripts}/create/published`, {});
    const identifier = 'ada@example.com';
    expect((await api.call('PUT', `${getUser}/published`, { identifier })).body).toEqual({
      ...{ version: 1, previous: null, look_ups: { problem: null } },
    });
    const connection = scripts.replace('/scripts', '');
    const customScripts = { get_user: sources.getUser, create: sources.create };
    const on = await api.call('PATCH', connection, { options: { ...withPasskeys, customScripts } });
    expect(on.status, String(on.body.message)).toBe(200);
    await api.call('POST', `${getUser}/versions`, { source: `${sources.getUser}\n` });
    const untried = await api.call('PUT', `${getUser}/published`, {});
    expect(untried.code).toBe('bad_request');
    expect(untried.body.message).toContain('get_user_looks_up_both');
    expect((await api.call('DELETE', `${scripts}/create/published`)).code).toBe('bad_request');
    expect((await api.call('PUT', `${getUser}/published`, { identifier })).status).toBe(200);
  });
});

test.each(['get-user', 'Login', '__proto__', 'constructor'])(
  'there is no script %s',
  async (name) => {
    const script = `${scripts}/${name}`;
    for (const [method, path, body] of [
      ['GET', '/versions', undefined],
      ['POST', '/versions', { source: answering('1') }],
      ['GET', '/published', undefined],
      ['PUT', '/published', {}],
      ['POST', '/try', { input: {} }],
      ['GET', '/fixtures', undefined],
      ['GET', '/shadow', undefined],
      ['POST', '/runs/x/replay', {}],
    ] as const) {
      const { code } = await api.call(method, `${script}${path}`, body);
      expect(code, `${method} ${path}`).toBe('inexistent_script');
    }
  },
);

test('the sources are for those who may read options, and the trail says who changed them', async () => {
  const reader = api.withOnly('read:connections', 'update:connections');
  await save('1');
  for (const path of ['/versions', '/versions/1', '/published', '/runs', '/fixtures']) {
    expect((await reader.call('GET', `${login}${path}`)).code, path).toBe('insufficient_scope');
  }
  expect((await reader.call('PUT', `${login}/published`, {})).code).toBe('insufficient_scope');
  expect(await runningNow()).toBeNull();
  await api.call('PUT', `${login}/published`, {});
  const acts = await actsOf(api);
  expect(acts.slice(-2).map(({ operation, target }) => [operation, target])).toEqual([
    ['save_script_version', expect.stringMatching(/^con_\w+\/login$/)],
    ['publish_script', expect.stringMatching(/^con_\w+\/login$/)],
  ]);
});

test('there is a set of scripts for each kind of database', async () => {
  const { rows } = await api.call('GET', '/script-templates');
  expect(rows.map(({ set }) => set)).toEqual([
    ...['mongodb', 'mysql', 'postgresql', 'sqlserver', 'web-service'],
  ]);
  for (const { set, scripts: templates, configuration } of rows as {
    set: string;
    scripts: { script: string; source: string }[];
    configuration: string[];
  }[]) {
    expect(configuration, set).not.toEqual([]);
    for (const { script, source } of templates) {
      const saved = await api.call('POST', `${scripts}/${script}/versions`, { source });
      expect(saved.status, `${set} ${script}: ${String(saved.body.message)}`).toBe(201);
    }
  }
});
