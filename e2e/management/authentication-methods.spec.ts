/** The passkeys of people through the Management API; one that was made elsewhere signs in here. */
import { randomBytes } from 'node:crypto';

import { UsersClient } from 'auth0/users';

import { SoftwareAuthenticator } from '../../app/webauthn/tests/software-authenticator.ts';
import type { SoftwareCredential } from '../../app/webauthn/tests/software-authenticator.ts';
import {
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword,
  passkeyButton,
} from '../support/hosted-pages.ts';
import { expect, refusalOf, test } from './support/operations-story.ts';

/** A passkey as another installation has made it, for the same RP ID. */
function madeElsewhere(rpId: string): SoftwareCredential {
  const device = new SoftwareAuthenticator();
  device.create(
    {
      challenge: randomBytes(32).toString('base64url'),
      rp: { id: rpId, name: 'Elsewhere' },
      user: { id: randomBytes(32).toString('base64url'), name: 'ada', displayName: 'Ada' },
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    },
    { origin: `https://${rpId}` },
  );
  const [made] = device.credentials;
  if (!made) throw new Error('no passkey was made');
  return made;
}

const describe = ({ id, publicKey, rpId, userHandle }: SoftwareCredential) => ({
  type: 'passkey' as const,
  key_id: id,
  public_key: publicKey.toString('base64'),
  relying_party_identifier: rpId,
  user_handle: userHandle,
  credential_device_type: 'single_device' as const,
  credential_backed_up: false,
  transports: ['internal'],
});

const inBase64 = (text: string) => Buffer.from(text, 'base64url').toString('base64');

test('a passkey of another installation is taken in, signs somebody in, and is over once deleted', async ({
  page,
  authenticator,
  tenant,
  machine,
}) => {
  const users = new UsersClient(machine.options);
  const user = await tenant.newUser();
  const passkey = madeElsewhere(tenant.rpId);
  expect((await users.authenticationMethods.list(user.id)).data).toEqual([]);
  const taken = await users.authenticationMethods.create(user.id, {
    ...describe(passkey),
    ...{ name: 'Key of the old site', identity_user_id: user.id.slice('auth0|'.length) },
  });
  expect(taken).toMatchObject({ ...describe(passkey), name: 'Key of the old site' });

  await authenticator.keep({
    ...{ credentialId: inBase64(passkey.id), rpId: passkey.rpId, isResidentCredential: true },
    privateKey: passkey.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    ...{ userHandle: inBase64(passkey.userHandle), signCount: 0, userName: user.email },
  });
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: user.id, amr: ['pop', 'user', 'mfa'] });
  await authenticator.setPresent(false);

  const id = taken.id ?? '';
  const { data } = await users.authenticationMethods.list(user.id, { include_totals: true });
  expect(data).toMatchObject([
    { id, type: 'passkey', last_auth_at: expect.any(String) as unknown },
  ]);
  expect(await users.authenticationMethods.update(user.id, id, { name: 'Key' })).toMatchObject({
    ...{ id, name: 'Key' },
  });
  expect(await users.authenticationMethods.get(user.id, id)).toMatchObject({ name: 'Key' });
  await users.authenticationMethods.delete(user.id, id);
  await expect(users.authenticationMethods.get(user.id, id)).rejects.toMatchObject({
    ...{ statusCode: 404, body: { errorCode: 'inexistent_authentication_method' } },
  });

  await page.context().clearCookies();
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  await expect(page.getByText("That passkey can't be used here any more.")).toBeVisible();
});

test('all passkeys of somebody are deleted at once', async ({ tenant, machine }) => {
  const users = new UsersClient(machine.options);
  const { id } = await tenant.newUser(goodPassword);
  const handle = randomBytes(32).toString('base64url');
  for (let count = 0; count < 2; count += 1) {
    const passkey = { ...madeElsewhere(tenant.rpId), userHandle: handle };
    await users.authenticationMethods.create(id, describe(passkey));
  }
  expect((await users.authenticationMethods.list(id)).data).toHaveLength(2);
  await users.authenticationMethods.deleteAll(id);
  expect((await users.authenticationMethods.list(id)).data).toEqual([]);
});

test('what cannot be a passkey of theirs is refused', async ({ tenant, machine }) => {
  const [ada, grace] = [await tenant.newUser(), await tenant.newUser()];
  const path = ({ id }: { id: string }) =>
    `/users/${encodeURIComponent(id)}/authentication-methods`;
  const passkey = describe(madeElsewhere(tenant.rpId));
  const refused = (change: object, user = ada) =>
    refusalOf(machine, 'POST', path(user), { ...passkey, ...change });
  expect(await refused({ type: 'totp' })).toMatch('400 invalid_body: type: expected passkey');
  expect(await refused({ key_id: 'not base64!' })).toMatch('key_id: expected base64');
  expect(await refused({ public_key: 'AAAA' })).toMatch('public_key: expected a COSE key');
  expect(await refused({ relying_party_identifier: 'elsewhere.example' })).toMatch(
    `relying_party_identifier: expected one of ${tenant.rpId}`,
  );
  expect(await refused({ credential_backed_up: true })).toMatch('credential_backed_up: expected');
  expect(await refused({ aaguid: '1234' })).toMatch('aaguid: expected a UUID');
  expect(await refused({ identity_user_id: 'somebody' })).toMatch('identity_user_id: expected');
  expect(await refused({}, { id: 'auth0|nobody', email: '' })).toMatch('404 inexistent_user');

  expect((await machine.ask('POST', path(ada), passkey)).status).toBe(201);
  expect(await refused({}, grace)).toMatch('409 conflict: key_id: this passkey is somebody’s');
  const another = describe(madeElsewhere(tenant.rpId));
  expect(await refused(another)).toMatch('409 conflict: user_handle:');
  expect(await refused({ ...another, user_handle: passkey.user_handle }, grace)).toMatch(
    '409 conflict: user_handle: somebody else is called so',
  );
  const [method] = (await machine.ask('GET', path(ada))).body as { id: string }[];
  const foreign = `${path(grace)}/${encodeURIComponent(method?.id ?? '')}`;
  expect(await refusalOf(machine, 'DELETE', foreign)).toMatch(
    '404 inexistent_authentication_method',
  );
  expect(await refusalOf(machine, 'PATCH', foreign, { name: 'Mine' })).toMatch(
    '404 inexistent_authentication_method',
  );
});
