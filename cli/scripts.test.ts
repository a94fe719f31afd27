import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { runInUse } from '#app/connections/own-database/run-in-use.ts';
import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { parseConnectionOptions } from '#app/connections/options.ts';
import { findConnectionByName } from '#app/store/connections.ts';
import { findTenantById } from '#app/store/tenants.ts';
import { tenant as storedTenant } from '#app/store/tests/fixtures.ts';

import { json, said, type } from './tests/command-line.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-scripts-'));
afterAll(() => {
  stopSandbox();
  rmSync(directory, { recursive: true });
});

const options = { enabledDatabaseCustomization: true, enable_script_context: true };

let tenantId: string;
let to: string[];
beforeEach(async () => {
  // Without signing keys, which take long to make.
  tenantId = await storedTenant();
  const { name = '' } = (await findTenantById(tenantId)) ?? {};
  to = ['--tenant', name];
  const people = ['--name', 'people', '--options', JSON.stringify(options)];
  await json('connections', 'create', ...to, ...people);
});

const at = (verb: string, script: string, ...rest: string[]) => [
  ...['scripts', ...verb.split(' '), ...to, '--connection', 'people'],
  ...(script === '' ? [] : ['--script', script]),
  ...rest,
];

const login = (answer: string) => `(name, password, callback) => {\n\tcallback(${answer});\n}`;
const good = login("null, { user_id: '7', email: name }");
const failing = login("new Error('no table')");
const save = (source: string, script = 'login', ...rest: string[]) =>
  json<{ version: number }>(...at('save', script, '--source', source, ...rest));
const input = JSON.stringify({ usernameOrEmail: 'ada@example.com', password: 'correct horse' });

/** As when somebody signs in. */
async function signIn() {
  const tenant = await findTenantById(tenantId);
  const row = await findConnectionByName(tenantId, 'people');
  if (!tenant || !row) throw new Error('the connection is not there');
  const connection = { id: row.id, name: row.name, options: parseConnectionOptions(row.options) };
  const action = { script: 'login', usernameOrEmail: 'ada@example.com', password: 'hush' } as const;
  await runInUse({ tenant, connection }, { action });
}

describe('a script', () => {
  it('is saved from a file, listed, shown as it is, and compared', async () => {
    const file = path.join(directory, 'login.js');
    writeFileSync(file, good);
    const answer = await said(...at('save', 'login', '--file', file, '--note', 'the first'));
    expect(answer).toContain('Saved version 1 of login.');
    expect(answer).toMatch(/npm run cli -- scripts publish .*--script login$/m);
    expect(await said(...at('save', 'login', '--file', file))).toContain('nothing was saved');
    expect(await said(...at('show', 'login'))).toBe(`${good}\n`);
    await save(failing);
    expect(await said(...at('versions', 'login'))).toMatch(
      /^VERSION +STATE +SAVED +BY +NOTE\n2 +draft .*\n1 +- .*\(command line\) +the first$/m,
    );
    const between = ['--from', '1', '--to', 'draft'];
    expect(await said(...at('diff', 'login', ...between))).toMatch(
      /^--- login 1\n\+\+\+ login 2\n@@ -1,3 \+1,3 @@\n[^]*^-\tcallback.*\n\+\tcallback/m,
    );
    expect(await said(...at('list', ''))).toMatch(/^login +- +2 +- +-$/m);
  });

  it('that could not run is refused with line and column', async () => {
    const { exitCode, err } = await type(at('save', 'login', '--source', 'function (', '--json'));
    expect(exitCode).toBe(1);
    expect(JSON.parse(err)).toMatchObject({
      ...{ code: 'script_refused', script: 'login', reason: 'syntax', line: 1 },
      column: expect.any(Number),
    });
  });

  it('is published, rolled back and taken away', async () => {
    await save(good);
    await save(failing);
    expect(await json(...at('publish', 'login', '--version', '1'))).toMatchObject({ version: 1 });
    expect(await said(...at('publish', 'login'))).toMatch(
      /^Version 2 of login runs now\.\n\n {2}ran before +1\n$/,
    );
    expect(await json(...at('rollback', 'login'))).toMatchObject({ version: 1, previous: 2 });
    expect(await said(...at('publications', 'login'))).toMatch(
      /^1 .*\n2 .*\n1 .*\(command line\)$/m,
    );
    const unpublish = at('unpublish', 'login');
    const asked = await type(unpublish, { isTerminal: true });
    expect(asked).toMatchObject({ exitCode: 2, err: expect.stringContaining('Add --yes') });
    expect(await said(...unpublish)).toContain('login does not run any more');
    expect(await type(unpublish)).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('script_not_published: '),
    });
  });
});

describe('test', () => {
  it('shows what the script came to', async () => {
    await save(good);
    const text = await said(...at('test', 'login', '--input', input));
    expect(text).toMatch(/^Ran version 1 of login\.\n\n {2}outcome +ok\n {2}ran +\d+ ms/);
    expect(text).toContain('"user_id": "auth0|7"');
  });

  it('ends with 1 where the script fails, and shows its console without secrets', async () => {
    const source = login("(console.log('for', password), new Error('no table'))");
    const words = at('test', 'login', '--source', source, '--input', input);
    const { exitCode, out } = await type(words);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^Ran the given source of login\.$/m);
    expect(out).toMatch(/"message": "no table"/);
    expect(out).toMatch(/^Console\n +\d+ ms {2}log {2}for \*{8}$/m);
    expect(out).not.toContain('correct horse');
    const denied = login("new WrongUsernameOrPasswordError('7')");
    const no = await type(at('test', 'login', '--source', denied, '--input', input));
    expect(no.exitCode).toBe(0);
  });

  it.each([
    [['--input', '{"password": "hush"}'], '--input, field usernameOrEmail: '],
    [['--input', 'hush'], '--input: expected a JSON object'],
    [['--input', '{}', '--version', 'old'], '--version "old": expected the number of a version'],
    [['--input', '{}', '--file', 'a', '--source', 'b'], 'expected --file or --source, not both'],
    [['--input', '{}', '--source', 'b', '--version', '1'], 'expected --version or a source'],
    [['--input', '{}', '--file', '/nowhere/a.js'], '--file "/nowhere/a.js": expected a file'],
  ])('%j is not understood', async (words, message) => {
    await save(good);
    const { exitCode, err } = await type(at('test', 'login', ...words));
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
    expect(err).not.toContain('hush');
    expect(err).toMatch(/See: npm run cli -- scripts test --help$/m);
  });

  it('of a script that there is not says which there are', async () => {
    const { exitCode, err } = await type(at('test', 'log_in', '--input', '{}'));
    expect([exitCode, err]).toEqual([2, expect.stringContaining('--script "log_in": expected')]);
  });
});

describe('fixtures', () => {
  const saveFixture = (name: string, expected: object) =>
    said(
      ...at('fixtures save', 'login', '--name', name, '--input', input),
      ...['--expected', JSON.stringify(expected)],
    );

  it('are saved, listed without passwords, run, and deleted', async () => {
    await save(good);
    await saveFixture('right', { outcome: 'ok' });
    const listed = await said(...at('fixtures list', 'login'));
    expect(listed).toMatch(/^right .*"password":"\*{8}".*\{"outcome":"ok"\}$/m);
    expect(await said(...at('fixtures run', 'login'))).toMatch(
      /^pass {2}right\n1 of 1 passed with version 1 of login\.$/m,
    );
    await said(...at('fixtures delete', 'login', '--name', 'right'));
    expect(await said(...at('fixtures list', 'login'))).toContain('login has no fixtures yet.');
  });

  it('that fail tell what they missed, and end with 1', async () => {
    await save(good);
    await saveFixture('wrong', { outcome: 'ok', answer: { user_id: 'auth0|8' } });
    const { exitCode, out } = await type(at('fixtures run', 'login'));
    expect(exitCode).toBe(1);
    expect(out).toMatch(
      /^FAIL {2}wrong\n {2}answer\.user_id +expected "auth0\|8", got "auth0\|7"$/m,
    );
    expect(out).toContain('0 of 1 passed');
  });

  it('needs a second word', async () => {
    const { exitCode, err } = await type(at('fixtures', 'login'));
    expect([exitCode, err]).toEqual([2, expect.stringContaining('unknown_verb: scripts fixtures')]);
  });
});

it('a failed run is listed, and replayed with its password', async () => {
  await save(failing);
  await json(...at('publish', 'login'));
  await signIn();
  expect(await said(...at('runs', 'login'))).toMatch(
    /^\d{4}.* version 1 {2}\S+\n {2}called with .*ada@example\.com[^]*no table[^]*scripts replay .*--run/m,
  );
  const [run] = await json<{ id: string }[]>(...at('runs', 'login'));
  await save(good);
  const replay = ['scripts', 'replay', ...to, '--run', run?.id ?? ''];
  expect(await type(replay)).toMatchObject({
    exitCode: 1,
    err: expect.stringContaining('password_required: '),
  });
  expect(await type([...replay, '--password', 'hush'])).toMatchObject({
    exitCode: 1,
    out: expect.stringContaining('Ran version 1 of login.'),
  });
  const draft = await said(...replay, '--password', 'hush', '--version', 'draft');
  expect(draft).toMatch(/^Ran version 2 of login\.\n\n {2}outcome +ok$/m);
});

it('a shadow is turned on and off, and what it came to differently is listed', async () => {
  await save(good);
  await json(...at('publish', 'login'));
  await save(failing);
  expect(await said(...at('shadow on', 'login'))).toContain(
    'Version 2 of login runs in the shadow',
  );
  expect(await said(...at('shadow differences', 'login'))).toContain('came to nothing else');
  await signIn();
  const differences = () => said(...at('shadow differences', 'login'));
  await expect
    .poll(differences)
    .toMatch(
      /^PUBLISHED +SHADOW +RUNS\nok +threw +1\n\n.*\n {2}outcome +published "ok", shadow "threw"$/m,
    );
  expect(await said(...at('shadow off', 'login'))).toContain('Nothing runs beside version 1');
});

it('look-ups say whether Get User is enough for passkeys', async () => {
  const byEmail = '(email, callback) => callback(null, { user_id: 7, email })';
  await save(byEmail, 'get_user');
  await json(...at('publish', 'get_user'));
  const words = at('look-ups', '', '--identifier', 'ada@example.com');
  const refused = await type(words);
  expect(refused.exitCode).toBe(1);
  expect(refused.out).toContain('is not enough for passkeys: the function has no parameter for');
  await save('(id, context, callback) => callback(null, { user_id: 7 })', 'get_user');
  const sample = ['--identifier', 'ada@example.com'];
  expect(await said(...at('publish', 'get_user', ...sample))).toMatch(
    /look-ups +both found the same person$/m,
  );
  expect(await said(...words)).toContain('finds the same person by identifier and by id');
  expect(await said(...at('list', ''))).toMatch(/^get_user +2 +- +- +both found the same person$/m);
});

it.each([['runs'], ['shadow differences']])('%s lists as many as are asked for', async (verb) => {
  const { exitCode, err } = await type(at(verb, 'login', '--limit', '0'));
  expect([exitCode, err]).toEqual([2, expect.stringContaining('--limit "0": expected a whole')]);
  expect(await type(at(verb, 'login', '--limit', '1'))).toMatchObject({ exitCode: 0 });
});

describe('templates', () => {
  it('are listed by the database that they are for, with what they want to be told', async () => {
    const sets = await json<{ set: string; scripts: string[]; configuration: string[] }[]>(
      ...['scripts', 'templates'],
    );
    expect(sets.map(({ set }) => set)).toEqual([
      ...['mongodb', 'mysql', 'postgresql', 'sqlserver', 'web-service'],
    ]);
    expect(sets[2]).toEqual({
      set: 'postgresql',
      scripts: ['change_password', 'create', 'delete', 'get_user', 'login', 'verify'],
      configuration: ['DATABASE_URL'],
    });
    expect(await said('scripts', 'templates')).toMatch(/^web-service .* API_TOKEN, API_URL$/m);
  });

  it('are printed as they are, and can be saved', async () => {
    const which = ['--set', 'postgresql', '--script', 'get_user'];
    const printed = await said('scripts', 'template', ...which);
    const { source } = await json<{ source: string }>('scripts', 'template', ...which);
    expect(printed).toBe(`${source.trimEnd()}\n`);
    expect(source).toContain("require('pg')");
    expect(await save(source, 'get_user')).toMatchObject({ version: 1 });
  });

  it.each([
    [
      ['--set', '../types', '--script', 'login'],
      '--set "../types": expected one of mongodb, mysql',
    ],
    [
      ['--set', 'mysql', '--script', '../../x'],
      '--script "../../x": expected one of change_password',
    ],
  ])('%j are refused with those that there are', async (which, message) => {
    const { exitCode, err } = await type(['scripts', 'template', ...which]);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

it('types are where it is said', async () => {
  const { folder } = await json<{ folder: string }>('scripts', 'types');
  expect(readdirSync(folder)).toContain('globals.d.ts');
  expect(await said('scripts', 'types')).toContain(`"extends": "${folder}/jsconfig.json"`);
});

describe('users of an own database', () => {
  const create = (...options: string[]) => [
    ...['users', 'create', ...to, '--connection', 'people', '--email', 'grace@example.com'],
    ...options,
  ];

  beforeEach(async () => {
    await save('(id, callback) => callback(null)', 'get_user');
    await save("(user, callback) => callback(null, { user_id: '8', email: user.email })", 'create');
    for (const script of ['get_user', 'create']) await json(...at('publish', script));
  });

  it('are made by its create script, and blocked and let in again here', async () => {
    const password = ['--password', 'correct horse battery'];
    expect(await said(...create(...password))).toContain(
      'Made grace@example.com with the id auth0|8',
    );
    const whom = [...to, '--id', 'auth0|8'];
    expect(await json('users', 'block', ...whom)).toMatchObject({ blocked: true });
    expect(await json('users', 'unblock', ...whom)).toMatchObject({ blocked: false });
  });

  it('are refused with what that database keeps itself', async () => {
    const hash = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
    const refused = await type(create('--password-hash', hash));
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.err).toMatch(/^password_hash_refused: /);
    await json(...create());
    const renamed = await type(['users', 'update', ...to, '--id', 'auth0|8', '--name', 'Grace']);
    expect(renamed.err).toMatch(/^user_lives_elsewhere: /);
  });
});

describe('connections configuration', () => {
  const configuration = (verb: string, ...rest: string[]) => [
    ...['connections', 'configuration', verb, ...to, '--name', 'people', ...rest],
  ];

  it('is set, listed by name, and unset', async () => {
    const url = 'DB_URL=postgres://reader:tr0ub4dor@db.example.com/?a=b';
    const set = configuration('set', '--value', url, '--value', 'TOKEN=');
    expect(await said(...set)).toMatch(/^DB_URL +\*{8}\nTOKEN +\*{8}$/m);
    const source = '(n, p, callback) => callback(null, { user_id: configuration.DB_URL.length })';
    const trial = await json(...at('test', 'login', '--source', source, '--input', input));
    expect(trial).toMatchObject({
      run: { answer: { user_id: `auth0|${String(url.length - 7)}` } },
    });
    expect(
      await said(...configuration('unset', '--value', 'DB_URL', '--value', 'TOKEN')),
    ).toContain('are told nothing');
    expect(await json(...configuration('list'))).toEqual({});
  });

  it('says what is wrong without the value', async () => {
    const { exitCode, err } = await type(configuration('set', '--value', 'tr0ub4dor'));
    expect([exitCode, err]).toEqual([
      2,
      expect.stringContaining('expected a name, an equals sign'),
    ]);
    expect(err).not.toContain('tr0ub4dor');
    expect(await type(configuration('unset', '--value', 'NONE'))).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('configuration_not_found: '),
    });
  });
});
