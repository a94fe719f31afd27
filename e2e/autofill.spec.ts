import { pendingAutofill, requestsOf } from './support/authenticator.ts';
import {
  alerts,
  endSession,
  expectSignedIn,
  identifierField,
  passkeyButton,
  signUpWithPasskey,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('somebody signs in from the suggestions of the field, without typing or pressing anything', async ({
  page,
  authenticator,
  tenant,
}) => {
  const email = newEmail();
  await authenticator.setPresent(true);
  await signUpWithPasskey(page, tenant.application, email);
  const { sub } = await expectSignedIn(page);
  await endSession(page);

  // The virtual authenticator answers the waiting request, as a chosen suggestion does.
  await page.goto(tenant.application.loginUrl());
  const claims = await expectSignedIn(page);
  expect(claims).toMatchObject({ sub, email });
  const [passkey] = await authenticator.passkeys();
  expect(passkey?.signCount).toBe(2);
});

test('L1, L3, L4 and L6: one request waits behind the field, for any passkey and without a dialog', async ({
  page,
  authenticator,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl());

  await expect(identifierField(page)).toHaveAttribute('autocomplete', 'username webauthn');
  await expect(identifierField(page)).toBeFocused();
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  await expect(passkeyButton(page)).toBeVisible();
  expect(await requestsOf(page)).toEqual([
    expect.objectContaining({
      kind: 'get',
      isConditional: true,
      allowCredentials: 0,
      state: 'pending',
    }),
  ]);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('L3: the waiting request is withdrawn before the button opens a dialog', async ({
  page,
  authenticator,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);

  await authenticator.setPresent(false);
  await passkeyButton(page).click();
  await expect
    .poll(() => requestsOf(page))
    .toMatchObject([
      { isConditional: true, state: 'AbortError' },
      { isConditional: false, state: 'pending' },
    ]);
});

test('L8: a waiting request that fails says nothing, and is not repeated at once', async ({
  page,
  authenticator,
  tenant,
}) => {
  // Somebody is there, but has no passkey: the authenticator refuses as soon as it is asked.
  await authenticator.setPresent(true);
  await page.goto(tenant.application.loginUrl());

  await expect
    .poll(() => requestsOf(page))
    .toMatchObject([{ isConditional: true, state: 'NotAllowedError' }]);
  await expect(passkeyButton(page)).toBeEnabled();
  await expect(alerts(page)).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /./ })).toHaveCount(0);
});
