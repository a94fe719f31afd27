/** How a connection offers passkeys at sign-in, in browsers with and without suggestions. */
import type { Page } from '@playwright/test';

import { pendingAutofill } from '../support/authenticator.ts';
import { expectDeviceKnown } from '../support/enrollment-pages.ts';
import {
  continueButton,
  identifierField,
  passkeyButton,
  submitIdentifier,
} from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';

const cells = [
  { ui: 'both', suggestions: true, button: true, autofill: true },
  { ui: 'both', suggestions: false, button: true, autofill: false },
  { ui: 'autofill', suggestions: true, button: false, autofill: true },
  // A tenant that leaves the button out means it: the password is the way in.
  { ui: 'autofill', suggestions: false, button: false, autofill: false },
  { ui: 'button', suggestions: true, button: true, autofill: false },
  { ui: 'button', suggestions: false, button: true, autofill: false },
] as const;

for (const { ui, suggestions, button, autofill } of cells) {
  test(`challenge_ui ${ui}, ${suggestions ? 'with' : 'without'} suggestions: ${button ? 'a button' : 'no button'}, ${autofill ? 'autofill' : 'no autofill'}, and the password`, async ({
    page,
    tenant,
    authenticator,
  }) => {
    const connection = await tenant.newConnection({
      authentication_methods: { passkey: { enabled: true } },
      passkey_options: { challenge_ui: ui },
    });
    if (!suggestions) await withoutSuggestions(page);
    await page.goto(tenant.application.loginUrl({ connection }));

    await expect(identifierField(page)).toHaveAttribute(
      'autocomplete',
      ui === 'button' ? 'username' : 'username webauthn',
    );
    if (button) await expect(passkeyButton(page)).toBeVisible();
    await expect.poll(() => pendingAutofill(page)).toHaveLength(autofill ? 1 : 0);
    if (!button) await expect(passkeyButton(page)).toBeHidden();

    await expect(continueButton(page)).toBeVisible();
    await submitIdentifier(page, newEmail());
    await expect(page.getByLabel('Password', { exact: true })).toBeVisible();
    await expectDeviceKnown(page);
    await expect(passkeyButton(page)).toBeVisible({ visible: button });
    expect(await authenticator.passkeys()).toEqual([]);
  });
}

/** A browser that has passkeys, but not in the suggestions of a field. */
const withoutSuggestions = (page: Page) =>
  page.addInitScript(() => {
    Object.assign(PublicKeyCredential, {
      getClientCapabilities: () => Promise.resolve({ conditionalGet: false }),
      isConditionalMediationAvailable: () => Promise.resolve(false),
    });
  });
