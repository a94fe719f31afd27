import type { Page } from '@playwright/test';

import { answerOnce, plugIn } from '../support/authenticator.ts';
import type { Authenticator } from '../support/authenticator.ts';
import {
  carryOn,
  lastStop,
  localOffer,
  notMyDevice,
  notNow,
  ready,
  takeOffer,
} from '../support/enrollment-pages.ts';
import {
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  passkeyButton,
  signUpWithPasskey,
} from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';

/** Somebody whose only passkey is on another device, in front of a computer that could hold one too. */
async function personWith(page: Page, tenant: Tenant, transport: 'hybrid' | 'usb') {
  const other = await plugIn(page, { transport });
  await other.setPresent(true);
  await signUpWithPasskey(page, tenant.application, newEmail());
  await other.setPresent(false);
  const { sub } = JSON.parse(await page.locator('#answer').innerText()) as { sub: string };
  await endSession(page);
  const computer = await plugIn(page, { transport: 'internal' });
  return { id: sub, other, computer };
}

async function signIn(page: Page, tenant: Tenant, other: Authenticator): Promise<void> {
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await answerOnce(page, other, '**/login/passkey', () => passkeyButton(page).click());
}

test('H1 and H2: after the passkey of a phone, one of this device is offered', async ({
  page,
  tenant,
}) => {
  const { id, other, computer } = await personWith(page, tenant, 'hybrid');
  await signIn(page, tenant, other);
  await expect(localOffer(page)).toBeVisible();
  await expect(page.getByText('The passkey on your phone keeps working')).toBeVisible();

  await takeOffer(page, computer);
  await expect(ready(page)).toBeVisible();
  await carryOn(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  expect(await computer.passkeys()).toHaveLength(1);
  await endSession(page);

  await signIn(page, tenant, other);
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'local')).toBe('no_passkey_on_this_device');
});

test('H4: after a security key nothing is offered', async ({ page, tenant }) => {
  const { id, other, computer } = await personWith(page, tenant, 'usb');
  await signIn(page, tenant, other);
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'local')).toBe('passkey_on_a_phone');
  expect(await computer.passkeys()).toEqual([]);
});

test('H1: "not now" counts on this device, and on no other', async ({ page, browser, tenant }) => {
  const { id, other } = await personWith(page, tenant, 'hybrid');
  await signIn(page, tenant, other);
  await notNow(page).click();
  await expectSignedIn(page);
  await endSession(page);

  await signIn(page, tenant, other);
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'local')).toBe('local_not_snoozed_on_this_device');

  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  const phone = await plugIn(elsewhere, { transport: 'hybrid' });
  for (const passkey of await other.passkeys()) await phone.keep(passkey);
  await plugIn(elsewhere, { transport: 'internal' });
  await signIn(elsewhere, tenant, phone);
  await expect(localOffer(elsewhere)).toBeVisible();
  await context.close();
});

test('H3: "this isn\'t my device" ends the offers here', async ({ page, tenant }) => {
  const { id, other } = await personWith(page, tenant, 'hybrid');
  await signIn(page, tenant, other);
  await notMyDevice(page).click();
  await expectSignedIn(page);
  await endSession(page);

  await signIn(page, tenant, other);
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'local')).toBe('device_is_theirs');
});

test('H1: a device that cannot hold a passkey is not asked', async ({ page, tenant }) => {
  const phone = await plugIn(page, { transport: 'hybrid' });
  await phone.setPresent(true);
  await signUpWithPasskey(page, tenant.application, newEmail());
  const { sub } = JSON.parse(await page.locator('#answer').innerText()) as { sub: string };
  await phone.setPresent(false);
  await endSession(page);
  await signIn(page, tenant, phone);
  await expectSignedIn(page);
  expect(await lastStop(tenant, sub, 'local')).toBe('device_can_hold_passkey');
});

for (const [options, stop] of [
  [{ local_enrollment_enabled: false }, 'local_enrollment_enabled'],
  [{ enrollment_moments: ['signup', 'account'] }, 'asked_after_sign_in'],
] as const) {
  test(`H1 and E8: a connection can leave it out: ${stop}`, async ({ page, tenant }) => {
    const connection = await tenant.newConnection({
      authentication_methods: { passkey: { enabled: true } },
      passkey_options: options,
    });
    const phone = await plugIn(page, { transport: 'hybrid' });
    await phone.setPresent(true);
    await page.goto(tenant.application.loginUrl({ connection, screen_hint: 'signup' }));
    await page.getByRole('textbox', { name: 'Email address' }).fill(newEmail());
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await createPasskeyButton(page).click();
    const { sub } = await expectSignedIn(page);
    await phone.setPresent(false);
    await endSession(page);
    await plugIn(page, { transport: 'internal' });
    await page.goto(tenant.application.loginUrl({ connection }));
    await expectPasskeysOffered(page);
    await answerOnce(page, phone, '**/login/passkey', () => passkeyButton(page).click());
    await expectSignedIn(page);
    expect(await lastStop(tenant, String(sub), 'local')).toBe(stop);
  });
}
