import type { Page } from '@playwright/test';

import { answerOnce, pendingAutofill, requestsOf } from './support/authenticator.ts';
import type { Authenticator } from './support/authenticator.ts';
import {
  alerts,
  beginSignUp,
  createPasskeyButton,
  expectSignedIn,
  passkeyButton,
  passkeyStatus,
  signUpAndLeave,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('L7: cancelling a sign-in leaves no error, and the suggestions wait with a fresh challenge', async ({
  page,
  authenticator,
  tenant,
}) => {
  const sub = await signUpAndLeave(page, tenant.application, authenticator, newEmail());
  await page.goto(tenant.application.loginUrl());
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);

  await cancelAt(page, authenticator, () => passkeyButton(page).click());

  await expect(passkeyStatus(page)).toHaveText(
    'No passkey was used. You can try again or sign in another way.',
  );
  await expect(alerts(page)).toHaveCount(0);
  await expect(passkeyButton(page)).toBeFocused();
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  const requests = await requestsOf(page);
  expect(requests.map(({ state }) => state)).toEqual(['AbortError', 'NotAllowedError', 'pending']);
  expect(requests[2]?.challenge).not.toBe(requests[0]?.challenge);

  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub });
});

test('L7: cancelling a sign-up keeps the page, and the second try makes the account', async ({
  page,
  authenticator,
  tenant,
}) => {
  const email = newEmail();
  await beginSignUp(page, tenant.application, email);

  await cancelAt(page, authenticator, () => createPasskeyButton(page).click());
  await expect(passkeyStatus(page)).toHaveText(
    'No passkey was created. You can try again or continue without one.',
  );
  await expect(alerts(page)).toHaveCount(0);
  await expect(createPasskeyButton(page)).toBeFocused();
  expect(await authenticator.passkeys()).toEqual([]);

  await authenticator.setPresent(true);
  await createPasskeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ email });
});

/**
 * Opens the device's dialog and turns away from it: the sensor is touched with a wrong finger. The
 * page answers by asking for a fresh challenge; by the time it has one, nobody is there any more.
 */
async function cancelAt(
  page: Page,
  authenticator: Authenticator,
  openDialog: () => Promise<void>,
): Promise<void> {
  await authenticator.setOwner(false);
  await answerOnce(page, authenticator, '**/passkey/challenge', openDialog);
  await authenticator.setOwner(true);
}
