import type { Page } from '@playwright/test';

import { pendingAutofill, plugIn, requestsOf } from './support/authenticator.ts';
import { expectDeviceKnown, notNow } from './support/enrollment-pages.ts';
import {
  continueButton,
  endSession,
  expectSignedIn,
  goodPassword,
  identifierField,
  passkeyButton,
  passwordField,
  signUpWithPasskey,
  submitIdentifier,
  submitPassword,
  withoutPasskeyLink,
  beginSignUp,
  heading,
  signUpAndLeave,
  expectPasskeysOffered,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

const offered = (challengeUi: 'both' | 'autofill' | 'button') => ({
  authentication_methods: { passkey: { enabled: true } },
  passkey_options: { challenge_ui: challengeUi },
});

test('L5: a connection can offer passkeys by the button alone', async ({
  page,
  authenticator,
  tenant,
}) => {
  const connection = await tenant.newConnection(offered('button'));
  await authenticator.setPresent(true);
  await page.goto(tenant.application.loginUrl({ connection }));

  await expect(passkeyButton(page)).toBeVisible();
  await expect(identifierField(page)).toHaveAttribute('autocomplete', 'username');
  expect(await requestsOf(page)).toEqual([]);
});

test('L5: a connection can offer passkeys in the suggestions alone', async ({
  page,
  authenticator,
  tenant,
}) => {
  const connection = await tenant.newConnection(offered('autofill'));
  await page.goto(tenant.application.loginUrl({ connection }));

  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  await expect(passkeyButton(page)).toBeHidden();
  expect(await authenticator.passkeys()).toEqual([]);
});

for (const [browser, stub] of [
  ['says that it has no suggestions', saysNo],
  ['cannot say whether it has suggestions', saysNothing],
  ['never answers whether it has suggestions', neverAnswers],
] as const) {
  test(`L2 and L5: a browser that ${browser} gets the button where the connection has one`, async ({
    page,
    authenticator,
    tenant,
  }) => {
    await authenticator.setPresent(true);
    await signUpWithPasskey(page, tenant.application, newEmail());
    await endSession(page);
    await page.addInitScript(stub);

    for (const challengeUi of ['both', 'button'] as const) {
      const connection = await tenant.newConnection(offered(challengeUi));
      await page.goto(tenant.application.loginUrl({ connection }));
      await expect(passkeyButton(page)).toBeVisible();
      expect(await requestsOf(page), 'nothing waits, and nothing opens').toEqual([]);
    }

    await page.goto(tenant.application.loginUrl());
    await passkeyButton(page).click();
    await expectSignedIn(page);
  });

  test(`L2 and L5: a browser that ${browser} gets the password where only suggestions are wanted`, async ({
    page,
    authenticator,
    tenant,
  }) => {
    await authenticator.setPresent(true);
    const connection = await tenant.newConnection(offered('autofill'));
    const user = await tenant.newUserOf(connection, goodPassword);
    await page.addInitScript(stub);

    await page.goto(tenant.application.loginUrl({ connection }));
    await expect(continueButton(page)).toBeVisible();
    await expectNoPasskeyAsked(page);
    await submitIdentifier(page, user.email);
    await expect(passwordField(page)).toBeVisible();
    await expectDeviceKnown(page);
    await expectNoPasskeyAsked(page);

    await submitPassword(page, goodPassword);
    await notNow(page).click();
    expect(await expectSignedIn(page)).toMatchObject({ sub: user.id });
  });
}

async function expectNoPasskeyAsked(page: Page): Promise<void> {
  await expect(passkeyButton(page)).toBeHidden();
  expect(await requestsOf(page), 'nothing waits, and nothing opens').toEqual([]);
}

function saysNo(): void {
  Object.assign(PublicKeyCredential, {
    getClientCapabilities: () => Promise.resolve({ conditionalGet: false }),
    isConditionalMediationAvailable: () => Promise.resolve(false),
  });
}

function saysNothing(): void {
  Object.assign(PublicKeyCredential, {
    getClientCapabilities: undefined,
    isConditionalMediationAvailable: undefined,
  });
}

function neverAnswers(): void {
  const never = () => new Promise<never>(() => undefined);
  Object.assign(PublicKeyCredential, {
    getClientCapabilities: never,
    isConditionalMediationAvailable: never,
  });
}

test('L14: inside an app that has no passkeys, the page says so and offers the rest', async ({
  browser,
  tenant,
}) => {
  const context = await browser.newContext({
    userAgent:
      'Mozilla/5.0 (Linux; Android 15; Pixel 9; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36',
  });
  const page = await context.newPage();
  await withoutWebAuthn(page);

  await page.goto(tenant.application.loginUrl());
  await expect(page.getByText("Passkeys don't work inside this window.")).toBeVisible();
  await expect(passkeyButton(page)).toBeHidden();
  await expect(continueButton(page)).toBeVisible();

  await beginSignUp(page, tenant.application, newEmail());
  await expect(page.getByText("Passkeys don't work inside this window.")).toBeVisible();
  await withoutPasskeyLink(page).click();
  await expect(heading(page, 'Choose a password')).toBeVisible();
  await context.close();
});

test('a browser without passkeys is told only where it was about to create one', async ({
  page,
  tenant,
}) => {
  await withoutWebAuthn(page);
  await page.goto(tenant.application.loginUrl());
  await expect(continueButton(page)).toBeVisible();
  await expect(passkeyButton(page)).toBeHidden();
  await expect(page.getByText("Passkeys don't work inside this window.")).toBeHidden();

  await beginSignUp(page, tenant.application, newEmail());
  await expect(page.getByText("Passkeys aren't available in this browser.")).toBeVisible();
  await expect(withoutPasskeyLink(page)).toBeVisible();
});

const withoutWebAuthn = (page: Page) =>
  page.addInitScript(() => Reflect.deleteProperty(globalThis, 'PublicKeyCredential'));

for (const transport of ['usb', 'hybrid'] as const) {
  test(`a passkey on ${transport === 'usb' ? 'a security key' : 'a phone nearby'} signs its user in`, async ({
    page,
    tenant,
  }) => {
    const authenticator = await plugIn(page, { transport });
    const email = newEmail();
    await signUpAndLeave(page, tenant.application, authenticator, email);

    await page.goto(tenant.application.loginUrl());
    await expectPasskeysOffered(page);
    await authenticator.setPresent(true);
    await passkeyButton(page).click();
    expect(await expectSignedIn(page)).toMatchObject({ email });
  });
}
