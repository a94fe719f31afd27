import type { Page } from '@playwright/test';

import { plugIn } from '../support/authenticator.ts';
import {
  carryOn,
  lastStop,
  offer,
  removeAgain,
  signInWithPassword,
  stepsOf,
} from '../support/enrollment-pages.ts';
import {
  beginSignUp,
  createAccountButton,
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword as password,
  heading,
  newPasswordField,
  passkeyButton,
  withoutPasskeyLink,
} from '../support/hosted-pages.ts';
import { plugInPasswordManager } from '../support/silent-creation.ts';
import { expect, test } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';

const newConnection = (tenant: Tenant, changes: object = {}) =>
  tenant.newConnection({
    authentication_methods: { passkey: { enabled: true } },
    passkey_options: { automatic_upgrade_enabled: true, ...changes },
  });

const passkeysOf = async (tenant: Tenant, user: string) =>
  (await tenant.cli('passkeys', 'list', '--user', user)) as unknown[];

const told = (page: Page) => heading(page, 'You can sign in with a passkey now');

test('E7: after a password, the browser creates a passkey by itself, and the person is told', async ({
  page,
  tenant,
}) => {
  const connection = await newConnection(tenant);
  const manager = await plugInPasswordManager(page);
  const { id, email } = await tenant.newUserOf(connection, password);
  await signInWithPassword(page, tenant.application, { email, password }, { connection });
  await expect(told(page)).toBeVisible();
  expect(await passkeysOf(tenant, id)).toMatchObject([{ userVerified: false }]);
  expect(manager.asked()).toBe(1);
  expect(await stepsOf(tenant, connection)).toEqual({
    automatic: { offered: 1, started: 1, created: 1 },
  });
  await carryOn(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id, amr: ['pwd'] });
});

test('E7 and E9: undone, it is not tried again', async ({ page, tenant }) => {
  const connection = await newConnection(tenant);
  const manager = await plugInPasswordManager(page);
  const { id, email } = await tenant.newUserOf(connection, password);
  await signInWithPassword(page, tenant.application, { email, password }, { connection });
  await expect(told(page)).toBeVisible();
  await removeAgain(page).click();
  await expect(heading(page, 'The passkey is removed')).toBeVisible();
  expect(await passkeysOf(tenant, id)).toEqual([]);
  await carryOn(page).click();
  await expectSignedIn(page);
  await endSession(page);

  await signInWithPassword(page, tenant.application, { email, password }, { connection });
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'automatic')).toBe('not_undone_before');
  expect(manager.asked()).toBe(1);
});

test('E7: a browser that does not want to is not mentioned, and not tried again soon', async ({
  page,
  tenant,
}) => {
  const connection = await newConnection(tenant);
  const manager = await plugInPasswordManager(page, { isWilling: false });
  const { id, email } = await tenant.newUserOf(connection, password);
  await signInWithPassword(page, tenant.application, { email, password }, { connection });
  await expectSignedIn(page);
  expect(manager.asked()).toBe(1);
  await endSession(page);

  await plugIn(page);
  await signInWithPassword(page, tenant.application, { email, password }, { connection });
  await expect(offer(page), 'then the person is asked').toBeVisible();
  expect(await lastStop(tenant, id, 'automatic')).toBe('not_tried_recently');
  expect(manager.asked()).toBe(1);
  expect(await stepsOf(tenant, connection)).toEqual({
    automatic: { offered: 1, started: 1, cancelled: 1, skipped: 1 },
    progressive: { offered: 1 },
  });
});

test('E7: a real browser without a password manager goes straight on', async ({ page, tenant }) => {
  const connection = await newConnection(tenant);
  await plugIn(page);
  const { id, email } = await tenant.newUserOf(connection, password);
  await signInWithPassword(page, tenant.application, { email, password }, { connection });
  await expectSignedIn(page);
  expect(await passkeysOf(tenant, id)).toEqual([]);
});

test('E7: nothing is tried where the connection does not say so', async ({ page, tenant }) => {
  const manager = await plugInPasswordManager(page);
  const { id, email } = await tenant.newUser(password);
  await signInWithPassword(page, tenant.application, { email, password });
  await expectSignedIn(page);
  expect(manager.asked()).toBe(0);
  expect(await lastStop(tenant, id, 'automatic')).toBe('automatic_upgrade_enabled');
});

test('E7: nothing is tried after a passkey, or after a sign-up with either', async ({
  page,
  tenant,
}) => {
  const connection = await newConnection(tenant);
  const manager = await plugInPasswordManager(page);
  const device = await plugIn(page);
  await beginSignUp(page, tenant.application, newEmail(), { connection });
  await device.setPresent(true);
  await createPasskeyButton(page).click();
  const { sub } = await expectSignedIn(page);
  await device.setPresent(false);
  expect(await lastStop(tenant, String(sub), 'automatic')).toBe('signed_in_with_password');
  await endSession(page);

  await page.goto(tenant.application.loginUrl({ connection }));
  await expectPasskeysOffered(page);
  await device.setPresent(true);
  await passkeyButton(page).click();
  await expectSignedIn(page);
  await device.setPresent(false);
  expect(await lastStop(tenant, String(sub), 'automatic')).toBe('signed_in_with_password');
  await endSession(page);

  await beginSignUp(page, tenant.application, newEmail(), { connection });
  await withoutPasskeyLink(page).click();
  await newPasswordField(page).fill(password);
  await createAccountButton(page).click();
  const second = await expectSignedIn(page);
  expect(await lastStop(tenant, String(second.sub), 'automatic')).toBe('not_just_signed_up');
  expect(manager.asked()).toBe(0);
});

test('E7: what the server refuses is forgotten by the browser, and the visit goes on', async ({
  page,
  tenant,
}) => {
  const connection = await newConnection(tenant, { synced_passkeys: 'block' });
  await plugInPasswordManager(page);
  await page.addInitScript(() => {
    Object.assign(PublicKeyCredential, {
      signalUnknownCredential: (forgotten: unknown) => {
        sessionStorage.setItem('forgotten', JSON.stringify(forgotten));
        return Promise.resolve();
      },
    });
  });
  const { id, email } = await tenant.newUserOf(connection, password);
  await signInWithPassword(page, tenant.application, { email, password }, { connection });
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  expect(await passkeysOf(tenant, id)).toEqual([]);
  await page.goto(`${tenant.origin}/favicon.svg`);
  expect(await page.evaluate(() => sessionStorage.getItem('forgotten'))).toContain(tenant.rpId);
});
