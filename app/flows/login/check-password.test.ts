import { afterAll, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase, publish } from '#app/connections/own-database/tests/own-database.ts';
import type { OwnDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { hashPassword } from '#app/credentials/password.ts';
import { replacePasswordHash } from '#app/store/password-hashes.ts';
import { findTenantById } from '#app/store/tenants.ts';
import {
  createUser,
  findIdentifier,
  findUser,
  findUserForPassword,
  hasPassword,
  setUserBlocked,
} from '#app/store/users.ts';
import type { Identifier } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';
import { checkOwnPassword, checkPassword } from './check-password.ts';

afterAll(stopSandbox);

const email = { kind: 'email', value: 'ada@example.com' } as const;
const nobody = { kind: 'email', value: 'nobody@example.com' } as const;

/** Ada, as a table of one row would know her. */
const ada = `const ada = { user_id: 'u-1', email: 'ada@example.com', name: configuration.name, username: 'ada' };`;
const login = `function login(typed, password, context, callback) {
  ${ada}
  if (typed !== ada.email && typed !== ada.username) return callback(new WrongUsernameOrPasswordError(null));
  if (password !== 'right') return callback(new WrongUsernameOrPasswordError(ada.user_id));
  callback(null, ada);
}`;
const getUser = `function getUser(typed, context, callback) {
  ${ada}
  callback(null, typed === ada.email ? ada : null);
}`;

const adas = (options: Record<string, unknown> = {}, tenantId?: string) =>
  ownDatabase(
    { login, get_user: getUser },
    { options, configuration: { name: 'Ada' }, ...(tenantId && { tenantId }) },
  );

const callerOf = ({ tenant }: OwnDatabase) => ({ site: { tenant } }) as unknown as Caller;

const check = (place: OwnDatabase, identifier: Identifier, password: string) =>
  checkPassword(callerOf(place), place.connection, identifier, password);

describe('in a database of the tenant’s own', () => {
  test('a right password signs in whom the script names, and is not kept', async () => {
    const place = await adas();
    expect(await check(place, email, 'right')).toEqual({ ok: true, userId: 'auth0|u-1' });
    expect(await findUser(place.tenant.id, 'auth0|u-1')).toMatchObject({
      ...{ email: 'ada@example.com', name: 'Ada', blocked: false },
    });
    expect(await hasPassword(place.tenant.id, 'auth0|u-1')).toBe(true);
    expect(await findIdentifier(place.tenant.id, 'auth0|u-1')).toBe('ada@example.com');
    const here = await findUserForPassword(place.tenant.id, place.connection.id, email);
    expect(here).toBeUndefined();
  });

  test('a wrong one leaves nobody behind', async () => {
    const place = await adas();
    expect(await check(place, email, 'wrong')).toMatchObject({ code: 'wrong_password' });
    expect(await check(place, nobody, 'right')).toMatchObject({ code: 'user_not_found' });
    expect(await findUser(place.tenant.id, 'auth0|u-1')).toBeUndefined();
  });

  test('what the database says about somebody is what counts', async () => {
    const place = await adas();
    await check(place, email, 'right');
    await publish(
      place.tenant.id,
      place.connection.id,
      'login',
      login.replace('configuration.name', '"Countess"'),
    );
    const tenant = await findTenantById(place.tenant.id);
    await check({ ...place, tenant: tenant ?? place.tenant }, email, 'right');
    expect(await findUser(place.tenant.id, 'auth0|u-1')).toMatchObject({ name: 'Countess' });
  });

  test('whoever is blocked here stays out', async () => {
    const place = await adas();
    await check(place, email, 'right');
    await setUserBlocked(place.tenant.id, 'auth0|u-1', true);
    expect(await check(place, email, 'right')).toMatchObject({ code: 'user_blocked' });
    expect(await findUser(place.tenant.id, 'auth0|u-1')).toMatchObject({ blocked: true });
  });

  test('the same id in another tenant is somebody else', async () => {
    const [mine, theirs] = [await adas(), await adas()];
    expect(await check(mine, email, 'right')).toMatchObject({ ok: true });
    expect(await check(theirs, email, 'right')).toMatchObject({ ok: true });
    await setUserBlocked(mine.tenant.id, 'auth0|u-1', true);
    expect(await check(theirs, email, 'right')).toMatchObject({ ok: true });
  });

  test('the same id in another connection of the tenant is nobody', async () => {
    const mine = await adas();
    const theirs = await adas({}, mine.tenant.id);
    expect(await check(mine, email, 'right')).toMatchObject({ ok: true });
    expect(await check(theirs, email, 'right')).toMatchObject({ code: 'user_database_conflict' });
  });

  test('somebody who is signed in confirms with their own password only', async () => {
    const place = await adas();
    await check(place, email, 'right');
    const user = await findUser(place.tenant.id, 'auth0|u-1');
    if (!user) throw new Error('nobody was kept');
    const confirm = (identifier: string, password: string, who = user) =>
      checkOwnPassword(
        callerOf(place),
        { user: who, identifier, connection: place.connection },
        password,
      );
    expect(await confirm('ada@example.com', 'right')).toEqual({ ok: true, userId: user.id });
    expect(await confirm('ada@example.com', 'wrong')).toMatchObject({ code: 'wrong_password' });
    expect(await confirm('ada@example.com', 'right', { ...user, id: 'auth0|u-2' })).toMatchObject({
      code: 'user_database_mismatch',
    });
  });
});

describe('whom their database says to be blocked', () => {
  const blocked = (source: string) =>
    source.replace("user_id: 'u-1'", "user_id: 'u-1', blocked: true");

  test.each([
    ['who stays there', {}],
    ['who would move here', { import_mode: true }],
  ])('%s is told after the right password only, and is not signed in', async (_who, options) => {
    const place = await ownDatabase(
      { login: blocked(login), get_user: blocked(getUser) },
      { options },
    );
    expect(await check(place, email, 'wrong')).toMatchObject({ code: 'wrong_password' });
    expect(await check(place, email, 'right')).toMatchObject({ code: 'user_blocked' });
    expect(await findUser(place.tenant.id, 'auth0|u-1')).toBeUndefined();
  });
});

describe('where people move here', () => {
  const moving = { import_mode: true };
  const movingHere = ({ connection }: OwnDatabase) => ({
    ...connection,
    options: { ...connection.options, ...moving },
  });

  test('the first sign-in brings somebody over, and the next asks no script', async () => {
    const place = await adas(moving);
    expect(await check(place, email, 'right')).toEqual({ ok: true, userId: 'auth0|u-1' });
    const here = await findUserForPassword(place.tenant.id, place.connection.id, email);
    expect(here).toMatchObject({ user: { id: 'auth0|u-1', name: 'Ada' } });
    expect(here?.passwordHash).toMatch(/^\$argon2id\$/);

    await publish(
      place.tenant.id,
      place.connection.id,
      'login',
      'function login(a, b, context, callback) { callback(new Error("asked")); }',
    );
    expect(await check(place, email, 'right')).toEqual({ ok: true, userId: 'auth0|u-1' });
    expect(await check(place, email, 'wrong')).toMatchObject({ code: 'wrong_password' });
  });

  test('a wrong password, or nobody, moves nobody', async () => {
    const place = await adas(moving);
    expect(await check(place, email, 'wrong')).toMatchObject({ code: 'wrong_password' });
    expect(await check(place, nobody, 'right')).toMatchObject({ code: 'user_not_found' });
    expect(await findUser(place.tenant.id, 'auth0|u-1')).toBeUndefined();
  });

  test('both scripts must name the same person', async () => {
    const place = await ownDatabase(
      { login, get_user: getUser.replace("'u-1'", "'u-2'") },
      { options: moving },
    );
    expect(await check(place, email, 'right')).toMatchObject({ code: 'user_database_mismatch' });
    expect(await findUser(place.tenant.id, 'auth0|u-1')).toBeUndefined();
  });

  test('somebody of this store whose name the script gives away keeps it', async () => {
    const place = await adas(moving);
    const hashed = await hashPassword('their own');
    if (!hashed.ok) throw new Error(hashed.code);
    const username = { kind: 'username', value: 'ada' } as const;
    await createUser(
      place.tenant.id,
      place.connection.id,
      username,
      {},
      { passwordHash: hashed.hash },
    );
    expect(await check(place, email, 'right')).toMatchObject({ code: 'user_database_conflict' });
    const theirs = await findUserForPassword(place.tenant.id, place.connection.id, username);
    expect(theirs?.user.id).not.toBe('auth0|u-1');
  });

  test('whoever has signed in before people moved here moves with their next sign-in', async () => {
    const before = await adas();
    expect(await check(before, email, 'right')).toMatchObject({ ok: true });
    const place = { ...before, connection: movingHere(before) };
    expect(await check(place, email, 'wrong')).toMatchObject({ code: 'wrong_password' });
    expect(await check(place, email, 'right')).toEqual({ ok: true, userId: 'auth0|u-1' });
    const here = await findUserForPassword(place.tenant.id, place.connection.id, email);
    expect(here).toMatchObject({ user: { id: 'auth0|u-1' } });
    expect(here?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await check(place, email, 'wrong')).toMatchObject({ code: 'wrong_password' });
  });

  test('whoever is signed in since before people moved here can still confirm with their password', async () => {
    const before = await adas();
    await check(before, email, 'right');
    const place = { ...before, connection: movingHere(before) };
    const user = await findUser(place.tenant.id, 'auth0|u-1');
    if (!user) throw new Error('Ada has not signed in');
    const confirm = (password: string) =>
      checkOwnPassword(
        callerOf(place),
        { user, identifier: email.value, connection: place.connection },
        password,
      );
    expect(await confirm('wrong')).toMatchObject({ code: 'wrong_password' });
    expect(await confirm('right')).toEqual({ ok: true, userId: 'auth0|u-1' });
    // With that they have moved.
    expect(await confirm('right')).toEqual({ ok: true, userId: 'auth0|u-1' });
    expect(await confirm('wrong')).toMatchObject({ code: 'wrong_password' });
  });

  test('whoever was blocked before people moved here stays out', async () => {
    const before = await adas();
    await check(before, email, 'right');
    await setUserBlocked(before.tenant.id, 'auth0|u-1', true);
    const place = { ...before, connection: movingHere(before) };
    expect(await check(place, email, 'wrong')).toMatchObject({ code: 'wrong_password' });
    expect(await check(place, email, 'right')).toMatchObject({ code: 'user_blocked' });
    expect(await check(place, email, 'right')).toMatchObject({ code: 'user_blocked' });
  });

  test('somebody comes back by any name that their database knows, with the password that is here', async () => {
    const place = await ownDatabase(
      { login, get_user: getUser.replace('typed === ada.email', 'true') },
      { options: moving, configuration: { name: 'Ada' } },
    );
    const aka = { kind: 'username', value: 'Lady' } as const;
    expect(await check(place, email, 'right')).toMatchObject({ ok: true });
    const changed = await hashPassword('changed here');
    if (!changed.ok) throw new Error(changed.code);
    await replacePasswordHash(place.tenant.id, 'auth0|u-1', changed.hash);
    expect(await check(place, aka, 'changed here')).toEqual({ ok: true, userId: 'auth0|u-1' });
    expect(await check(place, aka, 'right')).toMatchObject({ code: 'wrong_password' });
  });

  test('what somebody typed finds them again, where their database tells no such name', async () => {
    const place = await ownDatabase(
      {
        get_user: `function g(id, context, callback) { callback(null, { user_id: 'u-1' }); }`,
        login: `function l(id, password, context, callback) { callback(null, { user_id: 'u-1' }); }`,
      },
      { options: moving },
    );
    expect(await check(place, email, 'right')).toMatchObject({ ok: true });
    expect(await findUserForPassword(place.tenant.id, place.connection.id, email)).toMatchObject({
      user: { id: 'auth0|u-1', email: null },
    });
  });

  test('two first sign-ins at once make one user', async () => {
    const place = await adas(moving);
    const both = await Promise.all([check(place, email, 'right'), check(place, email, 'right')]);
    for (const one of both) expect(one).toEqual({ ok: true, userId: 'auth0|u-1' });
  });
});
