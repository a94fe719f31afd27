import { afterAll, expect, test } from 'vitest';

import { stopSandbox } from '#app/connections/own-database/sandbox.ts';
import { ownDatabase } from '#app/connections/own-database/tests/own-database.ts';
import { findUser } from '#app/store/users.ts';

import { makeElsewhere } from './make-elsewhere.ts';

afterAll(stopSandbox);

test('create is told all that was said about somebody', async () => {
  const answer = `{ user_id: '8', email: user.email, app_metadata: { ...user, password: typeof user.password } }`;
  const place = await ownDatabase({
    create: `function create(user, context, callback) { callback(null, ${answer}); }`,
  });
  const made = await makeElsewhere(place, 'an application', {
    identifier: { kind: 'email', value: 'ada@example.com' },
    password: undefined,
    passkey: undefined,
    profile: { given_name: 'Ada', nickname: 'countess', userMetadata: { plan: 'gold' } },
  });
  expect(made).toMatchObject({ ok: true, user: { id: 'auth0|8' } });
  const { appMetadata } = (await findUser(place.tenant.id, 'auth0|8')) ?? {};
  expect(appMetadata).toEqual({
    ...{ client_id: 'an application', tenant: place.tenant.name, password: 'undefined' },
    ...{ connection: place.connection.name, email: 'ada@example.com' },
    ...{ given_name: 'Ada', nickname: 'countess', user_metadata: { plan: 'gold' } },
  });
});
