import { afterAll, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase } from '#app/connections/own-database/tests/own-database.ts';
import type { OwnDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { newToken } from '#app/ids.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import { newPasskey } from '#app/store/tests/passkeys.ts';
import { findUser, listUsers, setUserBlocked } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';
import { makeAccount } from './new-account.ts';
import type { NewCredentials } from './new-account.ts';

afterAll(stopSandbox);

/** Ada is there already; whoever else signs up becomes the second. */
const getUser = `function getUser(typed, context, callback) {
  callback(null, typed === 'ada@example.com' ? { user_id: 'u-1', email: typed } : null);
}`;
/** It writes over whoever has the address, as careless scripts do. */
const create = `function create(user, context, callback) {
  callback(null, { user_id: user.email === 'ada@example.com' ? 'u-1' : 'u-2', email: user.email });
}`;
const login = `function login(email, password, context, callback) {
  callback(null, { user_id: email === 'ada@example.com' ? 'u-1' : 'u-2', email });
}`;

const callerOf = ({ tenant }: OwnDatabase) =>
  ({ site: { tenant }, ip: '192.0.2.1', userAgent: 'test' }) as unknown as Caller;

const withPasskey = (): NewCredentials => ({
  passkey: { rpId: 'localhost', userHandle: newToken(), passkey: newPasskey() },
});

const signUp = (place: OwnDatabase, email: string, credentials: NewCredentials) =>
  makeAccount(
    callerOf(place),
    { application: { clientId: 'app' }, connection: place.connection },
    { identifier: { kind: 'email', value: email }, profile: {}, credentials, moment: 'signup' },
  );

describe.each([
  ['in a database of the tenant’s own', {}],
  ['where people move here', { import_mode: true }],
])('%s', (_where, options) => {
  test('nobody gets an account in the name of somebody who is there, whatever the page knew', async () => {
    const place = await ownDatabase({ get_user: getUser, create, login }, { options });
    for (const credentials of [withPasskey(), { password: 'correct horse battery' }]) {
      expect(await signUp(place, 'ada@example.com', credentials)).toMatchObject({
        ok: false,
        code: 'identifier_taken',
      });
    }
    expect(await listUsers(place.tenant.id, { limit: 1, offset: 0 })).toEqual([]);
  });

  test('nobody gets one while nobody can be asked', async () => {
    const place = await ownDatabase(
      { get_user: 'function g(id, context, callback) { callback(new Error("down")); }', create },
      { options },
    );
    expect(await signUp(place, 'grace@example.com', withPasskey())).toMatchObject({
      code: 'user_database_failed',
    });
    expect(await listUsers(place.tenant.id, { limit: 1, offset: 0 })).toEqual([]);
  });
});

describe('a new account in a database of the tenant’s own', () => {
  test('has the passkey that it was made with', async () => {
    const place = await ownDatabase({ get_user: getUser, create, login });
    expect(await signUp(place, 'grace@example.com', withPasskey())).toMatchObject({
      ok: true,
      userId: 'auth0|u-2',
    });
    expect(await listPasskeys(place.tenant.id, 'auth0|u-2')).toHaveLength(1);
  });

  test('is none for somebody who is blocked here', async () => {
    const place = await ownDatabase({ get_user: getUser, create, login });
    await signUp(place, 'grace@example.com', { password: 'correct horse battery' });
    await setUserBlocked(place.tenant.id, 'auth0|u-2', true);
    expect(
      await signUp(place, 'grace@example.com', { password: 'correct horse battery' }),
    ).toMatchObject({ ok: false, code: 'identifier_taken' });
    expect(await findUser(place.tenant.id, 'auth0|u-2')).toMatchObject({ blocked: true });
  });

  test('takes over nobody’s passkeys, where its id was somebody’s who is gone', async () => {
    const place = await ownDatabase({ get_user: getUser, create, login });
    await signUp(place, 'grace@example.com', withPasskey());
    expect(
      await signUp(place, 'heir@example.com', { password: 'correct horse battery' }),
    ).toMatchObject({ ok: true, userId: 'auth0|u-2' });
    expect(await findUser(place.tenant.id, 'auth0|u-2')).toMatchObject({
      email: 'heir@example.com',
    });
    expect(await listPasskeys(place.tenant.id, 'auth0|u-2')).toEqual([]);
  });
});
