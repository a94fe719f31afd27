import { afterAll, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { saveDescribedUser } from '#app/store/own-database-users.ts';
import { findUser } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';
import { requireStillThere } from './still-there.ts';

afterAll(stopSandbox);

const described = {
  ...{ providerUserId: 'u-1', isBlockedThere: false, email: null, emailVerified: true, name: null },
  ...{ nickname: null, picture: null, username: null, phoneNumber: null },
};

test.each([
  [`{ user_id: id, name: 'Ada' }`, { ok: true, user: { id: 'auth0|u-1', name: 'Ada' } }],
  [`{ user_id: 'auth0|auth0|' + id }`, { ok: true }],
  [`null`, { ok: false, code: 'passkey_not_accepted' }],
  [`{ user_id: id, blocked: 1 }`, { ok: false, code: 'user_blocked' }],
  [`{ user_id: 'u-2' }`, { ok: false, code: 'user_database_mismatch' }],
  [`{ user_id: id.toUpperCase() }`, { ok: false, code: 'user_database_mismatch' }],
  [`{ user_id: id + ' ' }`, { ok: false, code: 'user_database_mismatch' }],
  [`{ user_id: 'auth0|' }`, { ok: false, code: 'user_profile_invalid' }],
])('the owner of a passkey whom get_user answers with %s', async (answer, expected) => {
  const place = await ownDatabase({
    get_user: `function getUser(id, context, callback) { callback(null, ${answer}); }`,
  });
  const { tenant, connection } = place;
  const user = await saveDescribedUser(tenant.id, connection.id, described);
  if (!user) throw new Error('nobody was kept');
  const caller = { site: { tenant } } as unknown as Caller;
  expect(await requireStillThere(caller, connection, user)).toMatchObject(expected);
  expect(await findUser(tenant.id, 'auth0|u-2')).toBeUndefined();
});
