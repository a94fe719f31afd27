import { requestsOf } from './support/authenticator.ts';
import {
  alerts,
  beginSignUp,
  createAccountButton,
  createPasskeyButton,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  newPasswordField,
  submitIdentifier,
  withoutPasskeyLink,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('S1: an address that is taken is refused neutrally, before a passkey is made', async ({
  page,
  authenticator,
  tenant,
}) => {
  const { email } = await tenant.newUser();
  await authenticator.setPresent(true);
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await beginSignUp(page, tenant.application, email);

  expect((await answered).status()).toBe(400);
  await expect(alerts(page)).toHaveText(
    "We couldn't create an account with these details. Check them and try again, or sign in if you already have an account.",
  );
  await expect(heading(page, 'Create your account')).toBeVisible();
  await expect(identifierField(page)).toHaveValue(email);
  await expect(createPasskeyButton(page)).toHaveCount(0);
  expect(await requestsOf(page)).toEqual([]);
  expect(await authenticator.passkeys()).toEqual([]);

  await submitIdentifier(page, newEmail());
  await expect(createPasskeyButton(page)).toBeVisible();
});

test('an address in the wrong form is explained beside its field', async ({ page, tenant }) => {
  await beginSignUp(page, tenant.application, 'ada');
  const sentence = 'Enter an email address in the form name@example.com.';
  await expect(alerts(page)).toHaveText(sentence);
  await expect(identifierField(page)).toHaveAccessibleDescription(sentence);
  await expect(identifierField(page)).toHaveAttribute('aria-invalid', 'true');
});

test('the password policy of the connection is shown, and what breaks it is named', async ({
  page,
  tenant,
}) => {
  const connection = await tenant.newConnection({
    password_options: {
      complexity: { min_length: 10, character_types: ['uppercase', 'number'] },
      dictionary: { active: true },
      profile_data: { active: true },
    },
  });
  const email = newEmail();
  await beginSignUp(page, tenant.application, email, { connection });

  // Without passkeys there is no page in between.
  await expect(heading(page, 'Choose a password')).toBeVisible();
  await expect(
    page.getByText('Your password needs:').locator('..').getByRole('listitem'),
  ).toHaveText([
    'at least 10 characters',
    'an uppercase letter',
    'a number',
    'not to be a common password',
    'not to contain your name or email address',
  ]);

  for (const [password, sentence] of [
    ['Short1', 'Choose a longer password.'],
    ['lowercase only', 'Choose a password that meets all the points in the list.'],
    [`A1 ${email}`, "Choose a password that doesn't contain your name or email address."],
  ] as const) {
    await newPasswordField(page).fill(password);
    await createAccountButton(page).click();
    await expect(alerts(page)).toHaveText(sentence);
    await expect(newPasswordField(page)).toHaveAccessibleDescription(/at least 10 characters/);
    await expect(identifierField(page)).toHaveValue(email);
  }

  await newPasswordField(page).fill('Otters Juggle 7');
  await createAccountButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ email });
});

test('a password of fifteen characters is asked for unless the connection says otherwise', async ({
  page,
  tenant,
}) => {
  const email = newEmail();
  await beginSignUp(page, tenant.application, email);
  await withoutPasskeyLink(page).click();
  await expect(page.getByText('at least 15 characters')).toBeVisible();
  await newPasswordField(page).fill('fourteen chars');
  await createAccountButton(page).click();
  await expect(alerts(page)).toHaveText('Choose a longer password.');
  await newPasswordField(page).fill(goodPassword);
  await createAccountButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ email });
});

test('where sign-up is closed, nobody is offered it', async ({ page, tenant }) => {
  const connection = await tenant.newConnection({ disable_signup: true });
  await page.goto(tenant.application.loginUrl({ screen_hint: 'signup', connection }));
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sign up' })).toHaveCount(0);
});
