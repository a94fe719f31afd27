import {
  beginSignUp,
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  heading,
  passkeyButton,
  signUpWithPasskey,
  withoutPasskeyLink,
} from './support/hosted-pages.ts';
import { requestsOf } from './support/authenticator.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('somebody signs up with a passkey and lands in the application', async ({
  page,
  authenticator,
  tenant,
}) => {
  const email = newEmail();
  await authenticator.setPresent(true);
  await signUpWithPasskey(page, tenant.application, email);

  const claims = await expectSignedIn(page);
  expect(claims).toMatchObject({ iss: `${tenant.origin}/`, aud: tenant.applicationId, email });
  expect(claims.sub).toMatch(/^auth0\|[0-9a-f]{24}$/);
  expect(claims.amr).toEqual(['pop', 'user', 'mfa']);

  const [passkey, ...others] = await authenticator.passkeys();
  expect(others).toEqual([]);
  expect(passkey).toMatchObject({
    isResidentCredential: true,
    rpId: tenant.rpId,
    userName: email,
  });
  // S4: random, and nothing in it tells who the user is.
  const userHandle = Buffer.from(passkey?.userHandle ?? '', 'base64');
  expect(userHandle).toHaveLength(32);
  expect(userHandle.toString()).not.toContain('ada');
});

test('S2 and S7: one screen explains passkeys before the device asks, and a password is as near', async ({
  page,
  authenticator,
  tenant,
}) => {
  await authenticator.setPresent(true);
  await beginSignUp(page, tenant.application, newEmail());

  await expect(heading(page, 'Sign in faster with a passkey')).toBeVisible();
  await expect(page.getByText('your face, your fingerprint or your screen lock')).toBeVisible();
  await expect(createPasskeyButton(page)).toBeVisible();
  expect(await requestsOf(page), 'no dialog opens by itself').toEqual([]);

  const [create, without] = await Promise.all([
    createPasskeyButton(page).boundingBox(),
    withoutPasskeyLink(page).boundingBox(),
  ]);
  expect(without?.width).toBe(create?.width);
  expect(without?.height).toBe(create?.height);
});

test('the passkey signs the same user in again, and its use is written down', async ({
  page,
  authenticator,
  tenant,
}) => {
  await authenticator.setPresent(true);
  await signUpWithPasskey(page, tenant.application, newEmail());
  const { sub } = await expectSignedIn(page);
  const before = await storedPasskey(tenant.cli, String(sub));
  await authenticator.setPresent(false);
  await endSession(page);

  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();

  const claims = await expectSignedIn(page);
  expect(claims.sub).toBe(sub);
  const after = await storedPasskey(tenant.cli, String(sub));
  const [kept] = await authenticator.passkeys();
  expect(after.signCount).toBe(kept?.signCount);
  expect(after.signCount).toBeGreaterThan(before.signCount);
  expect(after.lastUsedAt).not.toBeNull();
  expect(after.lastUsedAt).not.toBe(before.lastUsedAt);
});

type StoredPasskey = { signCount: number; lastUsedAt: string | null };

async function storedPasskey(
  cli: (...args: readonly string[]) => Promise<unknown>,
  userId: string,
): Promise<StoredPasskey> {
  const passkeys = (await cli('passkeys', 'list', '--user', userId)) as StoredPasskey[];
  expect(passkeys).toHaveLength(1);
  return passkeys[0] as StoredPasskey;
}
