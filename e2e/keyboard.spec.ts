import type { Locator, Page } from '@playwright/test';

import { expectDeviceKnown, neverAgain, notNow, offer } from './support/enrollment-pages.ts';
import {
  continueButton,
  createAccountButton,
  createPasskeyButton,
  endSession,
  expectSignedIn,
  goodPassword,
  identifierField,
  newPasswordField,
  passkeyButton,
  passwordField,
  signUpLink,
  withoutPasskeyLink,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('X3: somebody without a mouse signs up and signs in, and sees at each step where they are', async ({
  page,
  authenticator,
  tenant,
}) => {
  const email = newEmail();
  const { keyboard } = page;
  await page.goto(tenant.application.loginUrl());
  await expect(passkeyButton(page)).toBeVisible();
  await expect(identifierField(page)).toBeFocused();
  for (const next of [continueButton(page), passkeyButton(page), signUpLink(page)]) {
    await tabTo(page, next);
  }
  await keyboard.press('Enter');

  await expect(page).toHaveTitle('Create your account | Acme');
  await expect(identifierField(page)).toBeFocused();
  await keyboard.type(email);
  await keyboard.press('Enter');

  await expect(createPasskeyButton(page)).toBeVisible();
  for (const next of [createPasskeyButton(page), withoutPasskeyLink(page)]) {
    await tabTo(page, next);
  }
  await keyboard.press('Enter');

  await expect(newPasswordField(page)).toBeFocused();
  await keyboard.type(goodPassword);
  await tabTo(page, page.getByRole('button', { name: 'Show password' }));
  await tabTo(page, createAccountButton(page));
  await keyboard.press('Space');
  const { sub } = await expectSignedIn(page);

  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await keyboard.type(email);
  await keyboard.press('Enter');
  await expect(passwordField(page)).toBeFocused();
  await expectDeviceKnown(page);
  await keyboard.type(goodPassword);
  await keyboard.press('Enter');

  await expect(offer(page)).toBeVisible();
  await expect(createPasskeyButton(page)).toBeVisible();
  for (const next of [createPasskeyButton(page), notNow(page), neverAgain(page)]) {
    await tabTo(page, next);
  }
  await tabTo(page, notNow(page), 'Shift+Tab');
  await keyboard.press('Enter');
  expect(await expectSignedIn(page)).toMatchObject({ sub, email });
  expect(await authenticator.passkeys()).toEqual([]);
});

test('X3: the passkey button answers to the keyboard', async ({ page, authenticator, tenant }) => {
  await page.goto(tenant.application.loginUrl({ screen_hint: 'signup' }));
  await page.keyboard.type(newEmail());
  await page.keyboard.press('Enter');
  await expect(createPasskeyButton(page)).toBeVisible();
  await authenticator.setPresent(true);
  await tabTo(page, createPasskeyButton(page));
  await page.keyboard.press('Enter');
  await expectSignedIn(page);
  expect(await authenticator.passkeys()).toHaveLength(1);
});

/** Tab leads there, and the place is marked by an outline. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  await page.keyboard.press(key);
  await expect(target).toBeFocused();
  await expect(target).not.toHaveCSS('outline-style', 'none');
  await expect(target).toBeInViewport({ ratio: 1 });
}
