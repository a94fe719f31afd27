/** The account page of people who live in a database of the tenant's own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase } from '#app/connections/own-database/tests/own-database.ts';
import type { OwnDatabase } from '#app/connections/own-database/tests/own-database.ts';
import type { Refused } from '#app/errors.ts';
import { listAuditEvents } from '#app/store/audit-events.ts';
import { notePasswordProved } from '#app/store/own-database-users.ts';
import { findUser } from '#app/store/users.ts';
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { callerAt, enrol, known, origin } from '../tests/own-database-caller.ts';
import { findAccount } from './account.ts';
import type { Account, AccountCaller } from './account.ts';
import { addPasskey, openNewPasskey } from './add-passkey.ts';
import { confirmWithPasskey, confirmWithPassword, offerConfirmation } from './confirm.ts';
import { considerDeletion, deleteOwnPasskey } from './delete-passkey.ts';
import { accountOverview } from './overview.ts';
import { renameOwnPasskey } from './rename-passkey.ts';
import { renameSelf } from './rename-user.ts';

afterAll(stopSandbox);

const withPasskeys = { options: { authentication_methods: { passkey: { enabled: true } } } };

/** Ada, and somebody who has got her name meanwhile. */
const login = `function login(typed, password, callback) {
  if (password === 'refused') return callback(new UnauthorizedError('We are closed.'));
  if (password === 'fault') return callback(new Error('no table'));
  if (password === 'of another') return callback(null, { user_id: '8' });
  if (password !== 'right') return callback(new WrongUsernameOrPasswordError('7'));
  callback(null, { user_id: '7', email: 'Ada@example.com', name: 'Ada' });
}`;

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase({ login }, withPasskeys);
});

const proved = ({ tenant, connection }: OwnDatabase, typed: string) =>
  notePasswordProved(tenant.id, connection.id, { providerUserId: '7', typed });

async function signedIn(place: OwnDatabase) {
  const session = { id: 'a session', userId: 'auth0|7' };
  const sessions = {
    current: () => Promise.resolve({ ok: true, session }),
    list: () => Promise.resolve([]),
    revoke: () => Promise.resolve(false),
  };
  const caller = { ...callerAt(place), sessions } as AccountCaller;
  const found = await findAccount(caller);
  if (!found.ok) throw new Error('nobody is signed in');
  return { caller, account: found.account };
}

const toAdd = { act: 'add_passkey' } as const;

async function addOne(caller: AccountCaller, account: Account, device: SoftwareAuthenticator) {
  const opened = await openNewPasskey(caller, account);
  if (!opened.ok) throw new Error(opened.code);
  return addPasskey(caller, account, device.create(opened.creationOptions, { origin }));
}

async function confirmWith(
  caller: AccountCaller,
  account: Account,
  purpose: Parameters<typeof offerConfirmation>[2],
  device: SoftwareAuthenticator,
) {
  const { passkey } = await offerConfirmation(caller, account, purpose);
  if (!passkey) throw new Error('no passkey can confirm');
  const answer = device.get(passkey.requestOptions, { origin });
  return confirmWithPasskey(caller, account, purpose, answer);
}

describe('whoever came with a passkey', () => {
  test('is named as their database names them, and cannot be renamed here', async () => {
    const place = await ownDatabase({ login }, withPasskeys);
    await enrol(callerAt(place), await known(place), new SoftwareAuthenticator());
    const { caller, account } = await signedIn(place);
    const overview = await accountOverview(caller, account);
    expect(overview).toMatchObject({
      ...{ identifier: 'Ada@example.com', name: 'Ada', mayRename: false, mayAdd: true },
      signals: [{ name: 'Ada@example.com', displayName: 'Ada' }],
    });
    expect(await renameSelf(caller, account, 'Countess')).toMatchObject({ code: 'not_found' });
    expect(await findUser(place.tenant.id, 'auth0|7')).toMatchObject({ name: 'Ada' });
  });

  test('is named by a username where there is no address', async () => {
    const place = await ownDatabase({ login }, withPasskeys);
    await known(place, { email: null, nickname: 'ada' });
    expect((await signedIn(place)).account.identifier).toBe('ada');
  });

  test('confirms with it, keeps the last one, and makes, names and deletes others', async () => {
    const place = await ownDatabase({ login }, withPasskeys);
    const device = new SoftwareAuthenticator();
    await enrol(callerAt(place), await known(place), device);
    const { caller, account } = await signedIn(place);
    expect(await offerConfirmation(caller, account, toAdd)).toMatchObject({ password: false });
    const [{ id: first } = { id: '' }] = (await accountOverview(caller, account)).passkeys;
    expect(await considerDeletion(caller, account, first)).toMatchObject({ isLast: true });

    expect(await confirmWith(caller, account, toAdd, device)).toEqual({ ok: true });
    const second = new SoftwareAuthenticator();
    const added = await addOne(caller, account, second);
    if (!added.ok) throw new Error(added.code);
    const { id } = added.passkey;
    expect(await renameOwnPasskey(caller, account, id, 'My phone')).toMatchObject({ ok: true });
    const { passkeys } = await accountOverview(caller, account);
    expect(passkeys.map(({ name }) => name)).toContain('My phone');

    const toDelete = { act: 'delete_passkey', passkeyId: first } as const;
    expect(await confirmWith(caller, account, toDelete, second)).toEqual({ ok: true });
    expect(await deleteOwnPasskey(caller, account, first)).toMatchObject({ ok: true });
    expect(await considerDeletion(caller, account, id)).toMatchObject({ isLast: true });
  });
});

describe('whoever has signed in with a password', () => {
  let caller: AccountCaller;
  let account: Account;
  beforeAll(async () => {
    await known(database);
    await proved(database, 'ada');
    ({ caller, account } = await signedIn(database));
  });

  const confirm = (password: string) => confirmWithPassword(caller, account, toAdd, password);
  const lastEvent = async () => (await listAuditEvents(database.tenant.id, { limit: 1 }))[0];

  test('is named by what they typed, and confirms with it through the login script', async () => {
    expect(account.identifier).toBe('ada');
    expect(await offerConfirmation(caller, account, toAdd)).toMatchObject({
      ...{ password: true, passkey: null },
    });
    expect(await confirm('right')).toEqual({ ok: true });
    expect(await lastEvent()).toMatchObject({ type: 'confirmed', userId: 'auth0|7' });
    expect(await openNewPasskey(caller, account)).toMatchObject({ ok: true });
  });

  test.each([
    ['wrong', 'wrong_password', 'fp'],
    ['of another', 'user_database_mismatch', 'confirmation_failed'],
    ['fault', 'user_database_failed', 'confirmation_failed'],
    ['refused', 'user_database_refused', 'confirmation_failed'],
  ])('is not confirmed with a password that is %s', async (password, code, type) => {
    expect(await confirm(password)).toMatchObject({ ok: false, code });
    expect(await lastEvent()).toMatchObject({ type, code, userId: 'auth0|7' });
  });

  test('reads what their database says to them', async () => {
    const refused = (await confirm('refused')) as Refused;
    expect(refused.sentence).toBe('We are closed.');
  });

  test('does not make anybody of whom the login script names instead', async () => {
    await confirm('of another');
    expect(await findUser(database.tenant.id, 'auth0|8')).toBeUndefined();
  });

  test('can delete their last passkey', async () => {
    const device = new SoftwareAuthenticator();
    const { user } = account;
    await enrol(caller, user, device);
    const [{ id } = { id: '' }] = (await accountOverview(caller, account)).passkeys;
    expect(await considerDeletion(caller, account, id)).toMatchObject({ isLast: false });
    const toDelete = { act: 'delete_passkey', passkeyId: id } as const;
    expect(await confirmWithPassword(caller, account, toDelete, 'right')).toEqual({ ok: true });
    expect(await deleteOwnPasskey(caller, account, id)).toMatchObject({ ok: true });
  });
});
