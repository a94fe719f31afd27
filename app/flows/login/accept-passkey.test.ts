/** Passkeys of people who live in a database of the tenant's own, or move here from it. */
import { afterAll, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase } from '#app/connections/own-database/tests/own-database.ts';
import type { OwnDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { listScriptRuns } from '#app/store/script-runs.ts';
import { setUserBlocked } from '#app/store/users.ts';
import { beginAuthentication } from '#app/webauthn/authentication.ts';
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { relyingPartyOf } from '../caller.ts';
import { callerAt, enrol, known, origin } from '../tests/own-database-caller.ts';
import { acceptPasskey } from './accept-passkey.ts';

afterAll(stopSandbox);

const ada = `{ user_id: '7', email: 'ada@example.com', name: 'Countess' }`;
const byBoth = `function getUser(identifier, context, callback) {
  const known = context.identifierType === 'user_id' ? '7' : 'ada@example.com';
  callback(null, identifier === known ? ${ada} : null);
}`;

/** Ada has a passkey from before, and shows it. */
async function signIn(place: OwnDatabase, prepare: (userId: string) => Promise<unknown>) {
  const caller = callerAt(place);
  const user = await known(place);
  const authenticator = new SoftwareAuthenticator();
  await enrol(caller, user, authenticator);
  await prepare(user.id);
  const rp = relyingPartyOf(caller);
  const binding = { purpose: 'a visit', browserHash: caller.browserHash };
  const options = await beginAuthentication(rp, binding);
  const visit = { application: { clientId: 'an application' }, connection: place.connection };
  const answer = authenticator.get(options, { origin });
  return acceptPasskey(caller, visit, { rp, binding }, answer);
}

const unchanged = () => Promise.resolve();

describe('Get User by id', () => {
  test('says who comes in', async () => {
    const place = await ownDatabase({ get_user: byBoth });
    expect(await signIn(place, unchanged)).toMatchObject({
      ok: true,
      user: { id: 'auth0|7', name: 'Countess' },
    });
  });

  test('is not asked about whoever is blocked here', async () => {
    const place = await ownDatabase({ get_user: `(id, callback) => callback(new Error('asked'))` });
    const block = (userId: string) => setUserBlocked(place.tenant.id, userId, true);
    expect(await signIn(place, block)).toMatchObject({ code: 'user_blocked' });
    const key = { connectionId: place.connection.id, script: 'get_user' };
    expect(await listScriptRuns(place.tenant.id, key, { kind: 'failed', limit: 1 })).toEqual([]);
  });

  test('is not asked about whoever moves here', async () => {
    const place = await ownDatabase(
      { get_user: `(id, callback) => callback(new Error('asked'))` },
      { options: { import_mode: true } },
    );
    expect(await signIn(place, unchanged)).toMatchObject({ ok: true, user: { id: 'auth0|7' } });
    const other = await ownDatabase({}, { options: { import_mode: true } });
    const block = (userId: string) => setUserBlocked(other.tenant.id, userId, true);
    expect(await signIn(other, block)).toMatchObject({ code: 'user_blocked' });
  });
});

describe('a Get User that is told no identifierType', () => {
  const refusingContext = { options: { enable_script_context: false } };

  test.each([
    ['the connection hands out no context', refusingContext],
    ['the function takes none', {}],
  ])('because %s is called with the bare id', async (_why, settings) => {
    const telling = `function getUser(identifier, callback) {
      callback(null, { user_id: 'called with ' + identifier + ' and ' + (arguments.length - 2) + ' more' });
    }`;
    const place = await ownDatabase({ get_user: telling }, settings);
    expect(await signIn(place, unchanged)).toMatchObject({
      code: 'user_database_mismatch',
      detail: { asked: '7', answered: 'called with 7 and 0 more', userId: 'auth0|7' },
    });
  });

  test.each([
    ['finds nobody of that name', 'null', 'passkey_not_accepted'],
    ['finds somebody else whose name is that id', `{ user_id: '99' }`, 'user_database_mismatch'],
    ['finds somebody whose id only looks alike', `{ user_id: '07' }`, 'user_database_mismatch'],
    ['names nobody', `{ email: 'ada@example.com' }`, 'user_profile_invalid'],
  ])('lets nobody in where it %s', async (_what, answer, code) => {
    const place = await ownDatabase(
      { get_user: `(name, callback) => callback(null, name === '7' ? ${answer} : null)` },
      refusingContext,
    );
    expect(await signIn(place, unchanged)).toMatchObject({ ok: false, code });
  });

  test('lets the right one in, whatever it has taken the id for', async () => {
    const place = await ownDatabase(
      { get_user: `(name, callback) => callback(null, name === '7' ? ${ada} : null)` },
      refusingContext,
    );
    expect(await signIn(place, unchanged)).toMatchObject({ ok: true, user: { id: 'auth0|7' } });
  });
});
