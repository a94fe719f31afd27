import { stepsOf } from './support/enrollment-pages.ts';
import {
  createPasskeyButton,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  newPasswordField,
  passkeyButton,
  passkeyStatus,
  submitIdentifier,
  submitPassword,
} from './support/hosted-pages.ts';
import { localFetch } from './support/local-fetch.ts';
import { expect, test } from './support/story.ts';
import type { Tenant, User } from './support/tenant.ts';

test('R3: a rescue link leads to a new passkey, once, and looking at it does not use it up', async ({
  page,
  authenticator,
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const link = await rescueLink(tenant, user);
  // Mail scanners and previews look at links before their reader does.
  expect((await localFetch(link, { method: 'HEAD' })).status).toBe(200);
  expect((await localFetch(link)).status).toBe(200);

  await page.goto(link);
  await expect(heading(page, 'Get back into your account')).toBeVisible();
  await expect(identifierField(page)).toHaveValue(user.email);
  await page.reload();
  await authenticator.setPresent(true);
  await createPasskeyButton(page).click();
  await expect(heading(page, "You're all set")).toBeVisible();
  await expect(page.getByText('Your new passkey is ready.')).toBeVisible();
  await authenticator.setPresent(false);
  expect(await authenticator.passkeys()).toMatchObject([
    { rpId: tenant.rpId, isResidentCredential: true, userName: user.email },
  ]);

  const again = await page.goto(link);
  expect(again?.status()).toBe(404);
  await expect(page.getByRole('alert')).toContainText(
    'This link has expired or has already been used.',
  );
  await expect(page.getByText('ticket_invalid')).toBeVisible();

  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: user.id });
});

test('what happens at a rescue link counts for the connection, and only in a browser', async ({
  page,
  authenticator,
  tenant,
}) => {
  const connection = await tenant.newConnection({
    authentication_methods: { passkey: { enabled: true } },
  });
  const link = await rescueLink(tenant, await tenant.newUserOf(connection));
  expect((await localFetch(link)).status).toBe(200);
  await page.goto(link);
  await authenticator.setOwner(false);
  await authenticator.setPresent(true);
  await createPasskeyButton(page).click();
  await expect(passkeyStatus(page)).toContainText('No passkey was created.');
  await expect
    .poll(() => stepsOf(tenant, connection))
    .toEqual({ rescue: { offered: 1, started: 1, cancelled: 1 } });
});

test('a rescue link can set a new password instead, and the old one is over', async ({
  page,
  tenant,
}) => {
  const user = await tenant.newUser('the password of yesterday');
  await page.goto(await rescueLink(tenant, user));
  await newPasswordField(page).fill('too short');
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page.getByRole('alert')).toHaveText('Choose a longer password.');

  await newPasswordField(page).fill(goodPassword);
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page.getByText('Your new password is ready.')).toBeVisible();

  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, user.email);
  await submitPassword(page, 'the password of yesterday');
  await expect(page.getByRole('alert')).toHaveText('Wrong email or password.');
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: user.id });
});

async function rescueLink(tenant: Tenant, { email }: User): Promise<string> {
  const { url } = (await tenant.cli('users', 'rescue', '--email', email)) as { url: string };
  expect(url).toMatch(new RegExp(`^${tenant.origin}/rescue\\?ticket=[A-Za-z0-9_-]{43}$`));
  return url;
}
