import {
  beginSignUp,
  continueButton,
  createAccountButton,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  newPasswordField,
  passwordField,
  submitIdentifier,
  submitPassword,
  withoutPasskeyLink,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('R5: the back button after a sign-in leads to a page that leads on', async ({
  page,
  tenant,
}) => {
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  await submitPassword(page, goodPassword);
  await expectSignedIn(page);

  await page.goBack();
  await expect(heading(page, "You're already signed in")).toBeVisible();
  await page.getByRole('link', { name: 'Continue to Notes' }).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
});

test('R5: the back button between the steps keeps the address and goes on', async ({
  page,
  tenant,
}) => {
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  await expect(passwordField(page)).toBeVisible();

  await page.goBack();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(identifierField(page)).toHaveValue(email);
  await continueButton(page).click();
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
});

test('L12: a page that is loaded again keeps what was typed before it', async ({
  page,
  tenant,
}) => {
  const email = newEmail();
  await beginSignUp(page, tenant.application, email);
  await withoutPasskeyLink(page).click();
  await page.reload();
  await expect(identifierField(page)).toHaveValue(email);
  await newPasswordField(page).fill(goodPassword);
  await createAccountButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ email });
});

test('R5: a double click on the button signs in once', async ({ page, tenant }) => {
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  const posts: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname);
  });
  await passwordField(page).fill(goodPassword);
  await continueButton(page).dblclick();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  expect(posts).toEqual(['/login/password']);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('R5: a double click ends signed in all the same', async ({ page, tenant }) => {
    const { email, id } = await tenant.newUser(goodPassword);
    await page.goto(tenant.application.loginUrl());
    await submitIdentifier(page, email);
    await passwordField(page).fill(goodPassword);
    await continueButton(page).dblclick();
    expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  });
});
