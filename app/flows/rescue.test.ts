/** Links for people who live in a database of the tenant's own. */
import { afterAll, describe, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase } from '#app/connections/own-database/tests/own-database.ts';
import type { OwnDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { newToken } from '#app/ids.ts';
import { listAuditEvents } from '#app/store/audit-events.ts';
import { notePasswordProved } from '#app/store/own-database-users.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import { insertTicket } from '#app/store/tickets.ts';
import { setUserBlocked } from '#app/store/users.ts';
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { openRescue, rescueWithPasskey, rescueWithPassword } from './rescue.ts';
import { callerAt, known, origin } from './tests/own-database-caller.ts';

afterAll(stopSandbox);

const password = 'correct horse battery staple';

const ada = `{ user_id: '7', email: 'Ada@example.com', username: 'ada' }`;
const byId = `function getUser(identifier, context, callback) {
  callback(null, context.identifierType === 'user_id' && identifier === '7' ? ${ada} : null);
}`;
const byName = `function getByEmail(email, callback) {
  callback(null, email === 'Ada@example.com' ? ${ada} : null);
}`;
/** Takes the password only under the name that Ada has in her own database. */
const changing = `function changePassword(email, newPassword, callback) {
  callback(null, email === 'Ada@example.com' && newPassword === '${password}');
}`;

const noContext = { options: { enable_script_context: false } };

async function linkFor({ tenant }: OwnDatabase, userId: string): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(Date.now() + 60_000);
  await insertTicket(tenant.id, { token, userId, purpose: 'rescue', expiresAt });
  return token;
}

const lastEvent = async ({ tenant }: OwnDatabase) =>
  (await listAuditEvents(tenant.id, { limit: 1 }))[0];

describe('a new password', () => {
  test.each([
    ['by their id', byId, {}],
    ['by their name, where the connection hands out no context', byName, noContext],
    ['by their name, where the function takes no context', byName, {}],
  ])('is set by change_password for whom Get User finds %s', async (_how, getUser, settings) => {
    const place = await ownDatabase({ get_user: getUser, change_password: changing }, settings);
    const link = await linkFor(place, (await known(place)).id);
    const caller = callerAt(place);
    expect(await openRescue(caller, link)).toMatchObject({
      ...{ identifier: 'Ada@example.com', password: { minLength: 15 } },
    });
    expect(await rescueWithPassword(caller, link, password)).toEqual({ ok: true });
    expect(await lastEvent(place)).toMatchObject({ type: 'rescue_used', userId: 'auth0|7' });
    expect(await rescueWithPassword(caller, link, password)).toMatchObject({
      code: 'ticket_invalid',
    });
  });

  test('is not set for somebody else whom Get User names', async () => {
    const place = await ownDatabase({
      get_user: `(email, callback) => callback(null, { user_id: '8', email: 'Ada@example.com' })`,
      change_password: changing,
    });
    const link = await linkFor(place, (await known(place)).id);
    expect(await rescueWithPassword(callerAt(place), link, password)).toMatchObject({
      code: 'user_database_mismatch',
    });
  });

  test('is not set for whom Get User does not find, and the link stays good', async () => {
    const place = await ownDatabase({
      get_user: `(email, callback) => callback(null)`,
      change_password: changing,
    });
    const link = await linkFor(place, (await known(place)).id);
    const caller = callerAt(place);
    expect(await rescueWithPassword(caller, link, password)).toMatchObject({
      code: 'user_database_failed',
    });
    expect(await openRescue(caller, link)).toMatchObject({ ok: true });
  });

  test('that change_password does not take leaves the link good', async () => {
    const place = await ownDatabase({
      get_user: byId,
      change_password: `(email, newPassword, callback) => callback(new Error('no table'))`,
    });
    const link = await linkFor(place, (await known(place)).id);
    const caller = callerAt(place);
    expect(await rescueWithPassword(caller, link, password)).toMatchObject({
      code: 'user_database_failed',
    });
    expect(await lastEvent(place)).toMatchObject({ type: 'f', code: 'user_database_failed' });
    expect(await openRescue(caller, link)).toMatchObject({ ok: true });
  });

  test('is not offered where nothing could change it', async () => {
    const place = await ownDatabase(
      { get_user: byId },
      { options: { authentication_methods: { passkey: { enabled: true } } } },
    );
    const link = await linkFor(place, (await known(place)).id);
    const caller = callerAt(place);
    const opened = await openRescue(caller, link);
    expect(opened).toMatchObject({ password: null });
    expect(await rescueWithPassword(caller, link, password)).toMatchObject({
      code: 'connection_disabled',
    });
    if (!opened.ok || !opened.creationOptions) throw new Error('no passkey is offered');
    const authenticator = new SoftwareAuthenticator();
    const created = authenticator.create(opened.creationOptions, { origin });
    expect(await rescueWithPasskey(caller, link, created)).toEqual({ ok: true });
    expect(await listPasskeys(place.tenant.id, 'auth0|7')).toHaveLength(1);
  });
});

describe('a link', () => {
  test('names whoever has no address by what they signed in with', async () => {
    const place = await ownDatabase({ get_user: byId, change_password: changing });
    const { id } = await known(place, { email: null });
    const proved = { providerUserId: '7', typed: 'ada' };
    await notePasswordProved(place.tenant.id, place.connection.id, proved);
    const link = await linkFor(place, id);
    expect(await openRescue(callerAt(place), link)).toMatchObject({ identifier: 'ada' });
  });

  test('lets nobody in who is blocked here', async () => {
    const place = await ownDatabase({ get_user: byId, change_password: changing });
    const { id } = await known(place);
    const link = await linkFor(place, id);
    await setUserBlocked(place.tenant.id, id, true);
    const caller = callerAt(place);
    for (const outcome of [
      await openRescue(caller, link),
      await rescueWithPassword(caller, link, password),
    ]) {
      expect(outcome).toMatchObject({ code: 'ticket_invalid' });
    }
  });
});
