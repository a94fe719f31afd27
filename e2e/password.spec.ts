import {
  alerts,
  beginSignUp,
  createAccountButton,
  endSession,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  newPasswordField,
  passkeyButton,
  passwordField,
  submitIdentifier,
  submitPassword,
  withoutPasskeyLink,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('S7: somebody signs up without a passkey, and signs in again with the password', async ({
  page,
  tenant,
}) => {
  const email = newEmail();
  await beginSignUp(page, tenant.application, email);
  await withoutPasskeyLink(page).click();
  await expect(heading(page, 'Choose a password')).toBeVisible();
  await expect(identifierField(page)).toHaveValue(email);
  await newPasswordField(page).fill(goodPassword);
  await createAccountButton(page).click();
  const { sub, ...claims } = await expectSignedIn(page);
  expect(claims).toMatchObject({ email, amr: ['pwd'], acr: 'urn:latchkey:acr:password' });

  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub, email, amr: ['pwd'] });
});

test('a wrong password and an unknown address are refused in the same words', async ({
  page,
  tenant,
}) => {
  const known = await tenant.newUser(goodPassword);
  const shown: string[] = [];
  for (const email of [known.email, newEmail()]) {
    await page.goto(tenant.application.loginUrl());
    await submitIdentifier(page, email);
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await submitPassword(page, 'not the right password');
    expect((await answered).status()).toBe(401);

    await expect(alerts(page)).toHaveText('Wrong email or password.');
    await expect(passwordField(page)).toHaveAccessibleDescription('Wrong email or password.');
    await expect(passwordField(page)).toBeFocused();
    await expect(passwordField(page)).toHaveValue('');
    await expect(identifierField(page)).toHaveValue(email);
    await expect(page).toHaveTitle('Error: Enter your password | Acme');
    shown.push((await page.locator('main').innerText()).replace(email, ''));
  }
  expect(shown[1]).toBe(shown[0]);
});

test('an empty field is named, and nothing is lost', async ({ page, tenant }) => {
  const email = newEmail();
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, '');
  await expect(alerts(page)).toHaveText('Enter your email address.');
  await expect(identifierField(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(identifierField(page)).toBeFocused();

  await submitIdentifier(page, email);
  await submitPassword(page, '');
  await expect(alerts(page)).toHaveText('Enter a password.');
  await expect(identifierField(page)).toHaveValue(email);
});

test('the password can be looked at, and is hidden again before it is sent', async ({
  page,
  tenant,
}) => {
  const { email } = await tenant.newUser(goodPassword);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, email);
  await expect(passkeyButton(page), 'a passkey stays one click away').toBeVisible();

  await passwordField(page).fill(goodPassword);
  await page.getByRole('button', { name: 'Show password' }).click();
  await expect(passwordField(page)).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Hide password' }).click();
  await expect(passwordField(page)).toHaveAttribute('type', 'password');
  await passwordField(page).press('Enter');
  expect(await expectSignedIn(page)).toMatchObject({ email });
});
