import {
  continueButton,
  expectSignedIn,
  goodPassword,
  heading,
  passwordField,
  submitIdentifier,
  submitPassword,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';

test('R5: two sign-ins that were begun in two tabs both end in the application', async ({
  context,
  page,
  tenant,
}) => {
  const [ada, grace] = [await tenant.newUser(goodPassword), await tenant.newUser(goodPassword)];
  const other = await context.newPage();
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, ada.email);
  await other.goto(tenant.application.loginUrl());
  await submitIdentifier(other, grace.email);

  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: ada.id });
  await submitPassword(other, goodPassword);
  expect(await expectSignedIn(other)).toMatchObject({ sub: grace.id });
});

test('R5: one sign-in that is open in two tabs leads on in both', async ({
  context,
  page,
  tenant,
}) => {
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  await expect(heading(page, 'Enter your password')).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await passwordField(other).fill(goodPassword);

  await submitPassword(page, goodPassword);
  await expectSignedIn(page);
  await continueButton(other).click();
  await expect(heading(other, "You're already signed in")).toBeVisible();
  await other.getByRole('link', { name: 'Continue to Notes' }).click();
  expect(await expectSignedIn(other)).toMatchObject({ sub: id });
});
