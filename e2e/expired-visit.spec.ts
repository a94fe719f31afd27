import {
  alerts,
  continueButton,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  passkeyButton,
  passwordField,
  submitIdentifier,
  submitPassword,
} from './support/hosted-pages.ts';
import { letVisitsExpire } from './support/passing-time.ts';
import { expect, test } from './support/story.ts';

test('L12: a sign-in that was left open too long starts again by itself, with the address kept', async ({
  page,
  tenant,
}) => {
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  await passwordField(page).fill(goodPassword);
  const old = page.url();
  letVisitsExpire(tenant);

  await continueButton(page).click();
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(page.url()).not.toBe(old);
  await expect(identifierField(page)).toHaveValue(email);
  await continueButton(page).click();
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
});

test('L12: an address that is typed on a page that has expired is not lost', async ({
  page,
  tenant,
}) => {
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await expect(identifierField(page)).toBeVisible();
  letVisitsExpire(tenant);

  await submitIdentifier(page, email);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(identifierField(page)).toHaveValue(email);
  await continueButton(page).click();
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
});

test('a page that is loaded again after its visit has expired begins a new one', async ({
  page,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl());
  const old = page.url();
  letVisitsExpire(tenant);
  await page.reload();
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(page.url()).not.toBe(old);
  await expect(alerts(page)).toHaveCount(0);
});

test('the passkey button on a page that has expired says that it has timed out', async ({
  page,
  authenticator,
  tenant,
}) => {
  await page.clock.install();
  await page.goto(tenant.application.loginUrl());
  await expect(passkeyButton(page)).toBeVisible();
  letVisitsExpire(tenant);
  // Older than its challenge may be, so that the button asks for a fresh one first.
  await page.clock.fastForward('04:10');
  await passkeyButton(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'timed out' })).toHaveText(
    'This page has timed out. Reload it to start again. Support code: transaction_expired',
  );
  expect(await authenticator.passkeys()).toEqual([]);
});

test('the visit of another browser is not found, and the page leads on', async ({
  browser,
  page,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl());
  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  const answer = await other.goto(page.url());
  expect(answer?.status()).toBe(404);
  await expect(heading(other, 'Something went wrong')).toBeVisible();
  await expect(other.getByText('transaction_not_found')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Start again' })).toHaveAttribute('href', '/login');
  await stranger.close();
});
