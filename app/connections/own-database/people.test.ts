import { afterAll, describe, expect, test, vi } from 'vitest';

import type { Refused } from '#app/errors.ts';
import { replaceConfiguration } from '#app/store/connection-configuration.ts';
import { findScriptRun, listScriptRuns } from '#app/store/script-runs.ts';
import { insertScriptVersion, setShadowVersion } from '#app/store/script-versions.ts';
import { bumpSettingsVersion, findTenantById } from '#app/store/tenants.ts';

import { Breaker } from '../../../scripts-sandbox/host/breaker.ts';
import { changePassword, create, findById, findByIdentifier, logIn, remove } from './people.ts';
import { stopSandbox } from './sandbox.ts';
import { ownDatabase } from './tests/own-database.ts';

afterAll(stopSandbox);

const secret = 'a secret of the connection';
const email = { kind: 'email', value: 'ada@example.com' } as const;

const answering = (answer: string) => `function answer(...args) { args.at(-1)(null, ${answer}); }`;
const failing = (error: string) => `function fail(...args) { args.at(-1)(${error}); }`;

const getUserWith = (answer: string) =>
  ownDatabase({ get_user: `function getUser(id, context, callback) { ${answer} }` });

/** What the log would have of a run that was refused. */
function runOf(refused: { ok: true } | Refused): Record<string, unknown> {
  return refused.ok ? {} : (refused.detail?.['run'] as Record<string, unknown>);
}

describe('looking somebody up', () => {
  test('finds who is there, by what they are called and by their id', async () => {
    const place = await getUserWith(
      `callback(null, { user_id: context.identifierType === 'user_id' ? id : 'u-1', email: 'Ada@example.com' });`,
    );
    const described = { providerUserId: 'u-1', email: 'Ada@example.com', emailVerified: false };
    expect(await findByIdentifier(place, email)).toMatchObject({ ok: true, described });
    expect(await findById(place, 'u-1')).toMatchObject({ ok: true, described });
  });

  test('finds nobody where the script says nobody', async () => {
    const place = await getUserWith('callback(null);');
    expect(await findByIdentifier(place, email)).toMatchObject({ ok: true, described: null });
    expect(await findById(place, 'u-1')).toMatchObject({ ok: true, described: null });
  });

  test('by id finds nobody else', async () => {
    const place = await getUserWith(`callback(null, { user_id: 'somebody else' });`);
    expect(await findById(place, 'u-1')).toMatchObject({
      ok: false,
      code: 'user_database_mismatch',
      detail: { asked: 'u-1', answered: 'somebody else' },
    });
  });

  test.each([
    ['no user_id', `callback(null, { email: 'ada@example.com' });`, 'user_profile_invalid'],
    ['another shape', `callback(null, ['ada']);`, 'user_profile_invalid'],
    [
      'a field that breaks a limit',
      `callback(null, { user_id: '1', name: 'x'.repeat(151) });`,
      'user_profile_invalid',
    ],
    ['nothing, ever', 'return;', 'user_database_unavailable'],
    ['an error', `callback(new Error('no table'));`, 'user_database_failed'],
    ['a fault', 'null.table;', 'user_database_failed'],
    ['too much', `callback(null, { user_id: '1', all: 'x'.repeat(1e6) });`, 'user_database_failed'],
    ['a refusal', `callback(new UnauthorizedError('Call us.'));`, 'user_database_refused'],
  ])('that answers with %s is refused, and kept for its operator', async (_what, body, code) => {
    const place = await getUserWith(`console.log('asked'); ${body}`);
    const refused = await findByIdentifier(place, email);
    expect(refused).toMatchObject({ ok: false, code, detail: { run: { script: 'get_user' } } });
    const run = runOf(refused);
    expect(run).toMatchObject({ version: 1, console: [{ text: 'asked' }], timing: {} });
    const isKept = code !== 'user_database_refused';
    const kept = await listScriptRuns(
      place.tenant.id,
      { connectionId: place.connection.id, script: 'get_user' },
      { kind: 'failed', limit: 10 },
    );
    expect(kept.map(({ id }) => id)).toEqual(isKept ? [run['run']] : []);
  });

  test('is refused where no script is published', async () => {
    const place = await ownDatabase({});
    expect(await findByIdentifier(place, email)).toMatchObject({ code: 'user_database_failed' });
  });

  test('with a profile that breaks a limit tells the operator the field and the rule, not the value', async () => {
    const place = await getUserWith(
      `callback(null, { user_id: '1', email: 'no address at all' });`,
    );
    const refused = await findByIdentifier(place, email);
    expect(refused).toMatchObject({ detail: { run: { outcome: 'bad-answer', field: 'email' } } });
    expect(JSON.stringify(refused)).not.toContain('no address at all');
  });
});

describe('a password', () => {
  const right = `function login(email, password, context, callback) {
    if (email !== 'ada@example.com') return callback(new WrongUsernameOrPasswordError(null));
    if (password !== 'right') return callback(new WrongUsernameOrPasswordError('u-1'));
    callback(null, { user_id: 'u-1', email: email });
  }`;

  test('that is right says whose it is', async () => {
    const place = await ownDatabase({ login: right });
    expect(await logIn(place, 'ada@example.com', 'right')).toMatchObject({
      ok: true,
      described: { providerUserId: 'u-1' },
    });
  });

  test.each([
    ['ada@example.com', 'wrong', 'wrong_password'],
    ['nobody@example.com', 'right', 'user_not_found'],
  ])('of %s that is %s is refused with %s', async (who, password, code) => {
    const place = await ownDatabase({ login: right });
    expect(await logIn(place, who, password)).toMatchObject({ ok: false, code });
    const key = { connectionId: place.connection.id, script: 'login' };
    expect(await listScriptRuns(place.tenant.id, key, { kind: 'failed', limit: 1 })).toEqual([]);
  });

  test('is in nothing that is kept of a run', async () => {
    const place = await ownDatabase(
      {
        login: `function login(email, password, context, callback) {
          console.log('trying', password, Buffer.from(password).toString('base64'), configuration.secret);
          callback(new Error(password + ' does not fit ' + encodeURIComponent(configuration.secret)));
        }`,
      },
      { configuration: { secret } },
    );
    const refused = await logIn(place, 'ada@example.com', 'correct horse battery');
    expect(refused).toMatchObject({ code: 'user_database_failed' });
    const kept = await findScriptRun(place.tenant.id, String(runOf(refused)['run']));
    expect(kept?.input).toMatchObject({ action: { usernameOrEmail: 'ada@example.com' } });
    const written = JSON.stringify([refused, kept]);
    expect(written).toContain('********');
    for (const hidden of ['correct horse', 'Y29ycmVjdCBob3JzZ', 'a secret', 'a%20secret']) {
      expect(written).not.toContain(hidden);
    }
  });
});

describe('a new account', () => {
  const user = { client_id: 'app', tenant: 'acme', connection: 'own', email: 'ada@example.com' };

  test('is described where that is asked for', async () => {
    const place = await ownDatabase({
      create: answering(`{ user_id: 7, email: 'ada@example.com' }`),
    });
    expect(await create(place, user, { mustDescribe: true })).toMatchObject({
      described: { providerUserId: '7' },
    });
  });

  test('that is not described is refused where it must be', async () => {
    const place = await ownDatabase({ create: answering('null') });
    expect(await create(place, user, { mustDescribe: true })).toMatchObject({
      code: 'user_profile_invalid',
    });
    expect(await create(place, user, { mustDescribe: false })).toMatchObject({
      ok: true,
      described: null,
    });
  });

  test.each([
    [`new ValidationError('user_exists')`, 'identifier_taken'],
    [`new ValidationError('email-too-long')`, 'signup_refused'],
    [`new Error('no')`, 'user_database_failed'],
  ])('that ends with %s is refused with %s', async (error, code) => {
    const place = await ownDatabase({ create: failing(error) });
    expect(await create(place, user, { mustDescribe: true })).toMatchObject({ ok: false, code });
  });
});

describe('a change', () => {
  test('of a password is done, or not', async () => {
    const done = await ownDatabase({ change_password: answering('true') });
    expect(await changePassword(done, 'ada@example.com', 'new one')).toEqual({ ok: true });
    const not = await ownDatabase({ change_password: answering('false') });
    expect(await changePassword(not, 'ada@example.com', 'new one')).toMatchObject({
      code: 'user_database_failed',
    });
  });

  test('takes somebody away, or not', async () => {
    const done = await ownDatabase({ delete: answering('null') });
    expect(await remove(done, 'u-1')).toEqual({ ok: true });
    const not = await ownDatabase({ delete: failing(`new Error('no')`) });
    expect(await remove(not, 'u-1')).toMatchObject({ code: 'user_database_failed' });
  });
});

test('what a script says to the person is one line of theirs', async () => {
  const place = await ownDatabase({
    login: failing(
      `new UnauthorizedError('Your account\\n\\u202Eis <b>closed</b>. ' + 'x'.repeat(900))`,
    ),
  });
  const refused = await logIn(place, 'ada@example.com', 'right');
  expect(refused).toMatchObject({ code: 'user_database_refused' });
  const { sentence = '' } = refused as { sentence?: string };
  expect(sentence).toMatch(/^Your account is <b>closed<\/b>\. x+$/);
  expect(sentence).toHaveLength(300);
});

test('what a version in the shadow fails at is no failure of the connection', async () => {
  const place = await ownDatabase({ get_user: answering('null') });
  const { tenant, connection } = place;
  const key = { connectionId: connection.id, script: 'get_user' };
  const beside = await insertScriptVersion(tenant.id, key, {
    ...{ source: failing('new Error("down")'), note: null, createdBy: 'test' },
  });
  await setShadowVersion(tenant.id, key, beside);
  await bumpSettingsVersion(tenant.id);
  const shadowed = { ...place, tenant: (await findTenantById(tenant.id)) ?? tenant };
  const noted = vi.spyOn(Breaker.prototype, 'note');
  expect(await findByIdentifier(shadowed, email)).toMatchObject({ ok: true });
  await expect
    .poll(() => noted.mock.calls.map(([whose, kind]) => [whose, kind]))
    .toEqual([
      [`${tenant.id} ${connection.id}`, 'ok'],
      [`${tenant.id} ${connection.id}/shadow`, 'threw'],
    ]);
  noted.mockRestore();
});

test('a connection whose scripts keep failing rests, and works again when they do', async () => {
  const source = `function login(email, password, context, callback) {
    callback(configuration.broken ? new Error('no table') : null, { user_id: '1', email: email });
  }`;
  const place = await ownDatabase({ login: source }, { configuration: { broken: 'yes' } });
  let people = 0;
  const somebodyElse = () => logIn(place, `ada-${(people += 1)}@example.com`, 'right');
  await expect
    .poll(somebodyElse, { timeout: 40_000, interval: 100 })
    .toMatchObject({ code: 'user_database_unavailable', detail: { run: { reason: 'resting' } } });
  // Whoever comes meanwhile leaves nothing to look into.
  const key = { connectionId: place.connection.id, script: 'login' };
  const kept = async () =>
    (await listScriptRuns(place.tenant.id, key, { kind: 'failed', limit: 1000 })).length;
  const before = await kept();
  expect(await somebodyElse()).toMatchObject({ detail: { run: { reason: 'resting' } } });
  expect(await kept()).toBe(before);

  await replaceConfiguration(place.tenant.id, place.connection.id, {});
  await bumpSettingsVersion(place.tenant.id);
  const tenant = await findTenantById(place.tenant.id);
  const mended = { ...place, tenant: tenant ?? place.tenant };
  await expect
    .poll(() => logIn(mended, 'ada@example.com', 'right'), { timeout: 40_000, interval: 200 })
    .toMatchObject({ ok: true });
}, 90_000);
