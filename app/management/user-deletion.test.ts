import { afterAll, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { saveArtifact, listSessionArtifacts } from '#app/store/provider-artifacts.ts';
import { saveDescribedUser } from '#app/store/own-database-users.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import { setLookUpsTried } from '#app/store/script-versions.ts';
import { findTenantById } from '#app/store/tenants.ts';
import { connection, tenant, user } from '#app/store/tests/fixtures.ts';
import { passkeyOf } from '#app/store/tests/passkeys.ts';
import { findUser } from '#app/store/users.ts';

import { deleteUser } from './user-deletion.ts';

afterAll(stopSandbox);

const described = {
  isBlockedThere: false,
  ...{ providerUserId: 'u-1', email: 'ada@example.com', emailVerified: true, name: null },
  ...{ nickname: null, picture: null, username: null, phoneNumber: null },
};

async function getTenant(id: string) {
  const found = await findTenantById(id);
  if (!found) throw new Error('no tenant');
  return found;
}

test('takes passkeys and sessions along', async () => {
  const owner = await getTenant(await tenant());
  const { id } = await user(owner.id, await connection(owner.id));
  await passkeyOf(owner.id, id);
  const soon = new Date(Date.now() + 60_000);
  await saveArtifact(
    owner.id,
    'Session',
    'session',
    { payload: { accountId: id }, accountId: id },
    soon,
  );
  expect(await listSessionArtifacts(owner.id, id)).toHaveLength(1);

  expect(await deleteUser(owner, id)).toMatchObject({ id, alsoElsewhere: false });
  expect(await findUser(owner.id, id)).toBeUndefined();
  expect(await listPasskeys(owner.id, id)).toEqual([]);
  expect(await listSessionArtifacts(owner.id, id)).toEqual([]);
});

test('takes them out of the own database first, by their id without a prefix', async () => {
  const place = await ownDatabase({
    delete: `function remove(id, context, callback) { callback(id === 'u-1' ? null : new Error('who?')); }`,
  });
  await saveDescribedUser(place.tenant.id, place.connection.id, described);
  expect(await deleteUser(place.tenant, 'auth0|u-1')).toMatchObject({ alsoElsewhere: true });
  expect(await findUser(place.tenant.id, 'auth0|u-1')).toBeUndefined();
});

test('goes on where the own database has lost them already, and its script stumbles over that', async () => {
  const place = await ownDatabase({
    delete: `function remove(id, context, callback) { callback(new Error('no such row')); }`,
    get_user: `function getUser(id, context, callback) {
      callback(null, context.identifierType === 'user_id' && id !== 'u-1' ? { user_id: id } : null);
    }`,
  });
  const { tenant: owner, connection: own } = place;
  await saveDescribedUser(owner.id, own.id, described);
  // A script that may only know names has said nothing.
  await expect(deleteUser(owner, 'auth0|u-1')).rejects.toMatchObject({
    code: 'user_database_failed',
  });
  const key = { connectionId: own.id, script: 'get_user' };
  await setLookUpsTried(owner.id, key, { version: 1, at: '2026-01-01', problem: null });
  expect(await deleteUser(owner, 'auth0|u-1')).toMatchObject({ alsoElsewhere: true });
  expect(await findUser(owner.id, 'auth0|u-1')).toBeUndefined();
});

test('leaves everything as it is where the own database does not', async () => {
  const place = await ownDatabase({
    delete: `function remove(id, context, callback) { callback(new Error('locked')); }`,
  });
  await saveDescribedUser(place.tenant.id, place.connection.id, described);
  await expect(deleteUser(place.tenant, 'auth0|u-1')).rejects.toMatchObject({
    code: 'user_database_failed',
    detail: { run: { error: { message: 'locked' } } },
  });
  expect(await findUser(place.tenant.id, 'auth0|u-1')).toBeDefined();
});
