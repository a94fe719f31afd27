import { pendingAutofill, requestsOf } from './support/authenticator.ts';
import {
  beginSignUp,
  createPasskeyButton,
  heading,
  passkeyButton,
  withoutPasskeyLink,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('L6: a script that presses the passkey button opens no dialog', async ({
  page,
  authenticator,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  await passkeyButton(page).dispatchEvent('click');
  await passkeyButton(page).evaluate((button: HTMLButtonElement) => button.click());

  // A person's click that follows is the first that the page acts on.
  await authenticator.setPresent(false);
  await passkeyButton(page).click();
  await expect
    .poll(() => requestsOf(page))
    .toMatchObject([{ isConditional: true }, { isConditional: false, state: 'pending' }]);
});

test('L11: a script cannot press "Continue without passkeys" while the dialog is open', async ({
  page,
  authenticator,
  tenant,
}) => {
  await beginSignUp(page, tenant.application, newEmail());
  await createPasskeyButton(page).click();
  await expect.poll(() => requestsOf(page)).toMatchObject([{ kind: 'create', state: 'pending' }]);

  const { defaultPrevented } = await withoutPasskeyLink(page).evaluate((link: HTMLElement) => {
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    link.dispatchEvent(click);
    return { defaultPrevented: click.defaultPrevented };
  });
  expect(defaultPrevented).toBe(true);
  await expect(heading(page, 'Sign in faster with a passkey')).toBeVisible();
  expect(await requestsOf(page)).toMatchObject([{ kind: 'create', state: 'pending' }]);
  expect(await authenticator.passkeys()).toEqual([]);

  await withoutPasskeyLink(page).click();
  await expect(heading(page, 'Choose a password')).toBeVisible();
});
