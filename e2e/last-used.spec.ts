import type { Locator, Page } from '@playwright/test';

import { notNow, signInWithPassword } from './support/enrollment-pages.ts';
import {
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword as password,
  passkeyButton,
  signUpWithPasskey,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('L16: the way that signed in last is marked, on this device only', async ({
  browser,
  page,
  authenticator,
  tenant,
}) => {
  const { application } = tenant;
  await page.goto(application.loginUrl());
  await expectPasskeysOffered(page);
  await expect(badges(page)).toHaveCount(0);

  await authenticator.setPresent(true);
  await signUpWithPasskey(page, application, newEmail());
  await authenticator.setPresent(false);
  await endSession(page);
  await page.goto(application.loginUrl());
  await expect(badges(page)).toHaveCount(1);
  await expect(passkeyButton(page)).toHaveAccessibleName('Continue with a passkey Last used');

  const { email } = await tenant.newUser(password);
  await signInWithPassword(page, application, { email, password });
  await notNow(page).click();
  await expectSignedIn(page);
  await endSession(page);
  await page.goto(application.loginUrl());
  await expect(badges(page)).toHaveCount(1);
  await expect(passkeyButton(page)).toHaveAccessibleName('Continue with a passkey');

  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  await expectSignedIn(page);
  await authenticator.setPresent(false);
  await endSession(page);
  await page.goto(application.loginUrl());
  await expect(passkeyButton(page)).toHaveAccessibleName('Continue with a passkey Last used');

  const elsewhere = await browser.newContext();
  const stranger = await elsewhere.newPage();
  await stranger.goto(application.loginUrl());
  await expect(passkeyButton(stranger)).toBeVisible();
  await expect(badges(stranger)).toHaveCount(0);
  await elsewhere.close();
});

const badges = (page: Page): Locator => page.getByText('Last used').filter({ visible: true });
