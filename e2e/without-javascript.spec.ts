import {
  alerts,
  beginSignUp,
  createAccountButton,
  createPasskeyButton,
  endSession,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  newPasswordField,
  passkeyButton,
  signUpLink,
  submitIdentifier,
  submitPassword,
  withoutPasskeyLink,
} from './support/hosted-pages.ts';
import { newFailingDatabase } from './support/own-database.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test.use({ javaScriptEnabled: false });

test('L10: the whole road works without JavaScript, from signing up to signing in and a mistake between', async ({
  page,
  tenant,
}) => {
  const email = newEmail();
  await page.goto(tenant.application.loginUrl());
  await signUpLink(page).click();
  await submitIdentifier(page, email);
  await expect(page.locator('noscript p')).toBeInViewport();
  await expect(page.locator('noscript p')).toHaveText(/^Creating a passkey needs JavaScript/);
  await withoutPasskeyLink(page).click();
  await newPasswordField(page).fill(goodPassword);
  await createAccountButton(page).click();
  const { sub } = await expectSignedIn(page);

  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  await submitPassword(page, 'not the right password');
  await expect(alerts(page)).toHaveText('Wrong email or password.');
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub, email });
});

test('nothing that needs JavaScript is shown without it', async ({ page, tenant }) => {
  await page.goto(tenant.application.loginUrl());
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(passkeyButton(page)).toBeHidden();
  await expect(page.getByText('or', { exact: true })).toBeHidden();

  await submitIdentifier(page, newEmail());
  await expect(heading(page, 'Enter your password')).toBeVisible();
  await expect(passkeyButton(page)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show password' })).toBeHidden();

  await beginSignUp(page, tenant.application, newEmail());
  await expect(withoutPasskeyLink(page)).toBeVisible();
  await expect(createPasskeyButton(page)).toBeHidden();
});

test('a script of the tenant that fails is told without JavaScript too, and nothing typed is lost', async ({
  page,
  tenant,
}) => {
  const email = newEmail();
  const connection = await newFailingDatabase(tenant, "new Error('no table of users')");
  await page.goto(tenant.application.loginUrl({ connection }));
  await submitIdentifier(page, email);
  await submitPassword(page, goodPassword);
  await expect(alerts(page)).toContainText('user_database_failed');
  await expect(page.getByLabel('Email address', { exact: true })).toHaveValue(email);

  await beginSignUp(page, tenant.application, email, { connection });
  await expect(alerts(page)).toContainText('user_database_failed');
  await expect(identifierField(page)).toHaveValue(email);
});
