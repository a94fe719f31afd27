import type { Page } from '@playwright/test';

import {
  alerts,
  continueButton,
  endSession,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  passkeyButton,
  passwordField,
  signUpLink,
} from './support/hosted-pages.ts';
import { expect, test as base } from './support/story.ts';
import { newEmail, newPasswordTenant } from './support/tenant.ts';

/** Stories of a tenant whose prompts say that the identifier does not come first. */
const test = base.extend<object, { tenant: Awaited<ReturnType<typeof newPasswordTenant>> }>({
  tenant: [
    async ({}, use) => {
      const tenant = await newPasswordTenant();
      await use(tenant);
      await tenant.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await identifierField(page).fill(email);
  await passwordField(page).fill(password);
  await continueButton(page).click();
}

test('one page asks for the address and the password, and for no passkey', async ({
  page,
  authenticator,
  tenant,
}) => {
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await expect(page).toHaveTitle('Sign in | Acme');
  await expect(identifierField(page)).toHaveAttribute('autocomplete', 'username');
  await expect(passwordField(page)).toHaveAttribute('autocomplete', 'current-password');
  await expect(passkeyButton(page)).toHaveCount(0);
  await signIn(page, email, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: id, email, amr: ['pwd'] });
  expect(await authenticator.passkeys()).toEqual([]);

  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await expect(page.getByText('Last used')).toBeVisible();
});

test('X3: somebody without a mouse comes through the page in the order in which it is read', async ({
  page,
  tenant,
}) => {
  const { email } = await tenant.newUser(goodPassword);
  const { keyboard } = page;
  await page.goto(tenant.application.loginUrl());
  await expect(identifierField(page)).toBeFocused();
  const showButton = page.getByRole('button', { name: 'Show password' });
  await expect(showButton).toBeVisible();
  for (const next of [passwordField(page), showButton, continueButton(page), signUpLink(page)]) {
    await keyboard.press('Tab');
    await expect(next).toBeFocused();
    await expect(next).not.toHaveCSS('outline-style', 'none');
  }

  await page.goto(tenant.application.loginUrl());
  await expect(identifierField(page)).toBeFocused();
  await keyboard.type(email);
  await keyboard.press('Tab');
  await keyboard.type(goodPassword);
  await keyboard.press('Enter');
  expect(await expectSignedIn(page)).toMatchObject({ email });
});

test('a wrong password and an unknown address are refused at the password, and the address is kept', async ({
  page,
  tenant,
}) => {
  const known = await tenant.newUser(goodPassword);
  const shown: string[] = [];
  for (const email of [known.email, newEmail()]) {
    await page.goto(tenant.application.loginUrl());
    await signIn(page, email, 'not the right password');
    await expect(page).toHaveTitle('Error: Sign in | Acme');
    await expect(alerts(page)).toHaveText('Wrong email or password.');
    await expect(passwordField(page)).toHaveAccessibleDescription('Wrong email or password.');
    await expect(passwordField(page)).toBeFocused();
    await expect(passwordField(page)).toHaveValue('');
    await expect(identifierField(page)).toHaveValue(email);
    await expect(identifierField(page)).not.toHaveAttribute('aria-invalid');
    shown.push(await page.locator('main').innerText());
  }
  expect(shown[1]).toBe(shown[0]);

  await signIn(page, known.email, goodPassword);
  expect(await expectSignedIn(page), 'another address may be typed').toMatchObject({
    email: known.email,
  });
});

test('each empty field is named where it is, and nobody is taken for the person before', async ({
  page,
  tenant,
}) => {
  const { email } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await signIn(page, '', goodPassword);
  await expect(alerts(page)).toHaveText('Enter your email address.');
  await expect(identifierField(page)).toHaveAccessibleDescription('Enter your email address.');
  await expect(identifierField(page)).toBeFocused();

  await signIn(page, email, '');
  await expect(alerts(page)).toHaveText('Enter a password.');
  await expect(passwordField(page)).toBeFocused();
  await expect(identifierField(page)).toHaveValue(email);

  await signIn(page, '', goodPassword);
  await expect(alerts(page)).toHaveText('Enter your email address.');
  await expect(identifierField(page)).toHaveValue('');
});

test('what the application suggests is filled in, and the password comes next', async ({
  page,
  tenant,
}) => {
  const email = newEmail();
  await page.goto(tenant.application.loginUrl({ login_hint: email }));
  await expect(identifierField(page)).toHaveValue(email);
  await expect(passwordField(page)).toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('L10: the page works, from a mistake to being signed in', async ({ page, tenant }) => {
    const { email } = await tenant.newUser(goodPassword);
    await page.goto(tenant.application.loginUrl());
    await signIn(page, email, 'not the right password');
    await expect(alerts(page)).toHaveText('Wrong email or password.');
    await expect(identifierField(page)).toHaveValue(email);
    await passwordField(page).fill(goodPassword);
    await continueButton(page).click();
    expect(await expectSignedIn(page)).toMatchObject({ email });
  });
});

test('when the setting changes between the pages, the visit goes on', async ({ page }) => {
  const tenant = await newPasswordTenant();
  const { email } = await tenant.newUser(goodPassword);
  const identifierFirst = (on: boolean) =>
    tenant.cli('tenants', 'update', '--prompts', JSON.stringify({ identifier_first: on }));

  await identifierFirst(true);
  await page.goto(tenant.application.loginUrl());
  await identifierField(page).fill(email);
  await identifierFirst(false);
  await continueButton(page).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(identifierField(page)).toHaveValue(email);
  await identifierFirst(true);
  await passwordField(page).fill('not the right password');
  await continueButton(page).click();
  await expect(heading(page, 'Enter your password')).toBeVisible();
  await passwordField(page).fill(goodPassword);
  await continueButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ email });
  await tenant.stop();
});
