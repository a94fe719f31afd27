import { plugIn } from '../support/authenticator.ts';
import {
  carryOn,
  lastStop,
  neverAgain,
  notNow,
  offer,
  ready,
  removeAgain,
  signInWithPassword,
  newPerson,
  takeOffer,
} from '../support/enrollment-pages.ts';
import {
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword as password,
  newPasswordField,
  passkeyButton,
  passkeyStatus,
} from '../support/hosted-pages.ts';
import { forgetChoices } from '../support/passing-time.ts';
import { expect, test } from '../support/story.ts';
import type { Tenant } from '../support/tenant.ts';

const passkeysOf = async (tenant: Tenant, user: string) =>
  (await tenant.cli('passkeys', 'list', '--user', user)) as {
    name: string;
    transports: string[];
  }[];

test('E1: after a password, somebody without a passkey is offered one, and takes it', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id, email } = await newPerson(page, tenant);
  await expect(offer(page)).toBeVisible();

  await takeOffer(page, authenticator);
  await expect(ready(page)).toBeVisible();
  expect(await authenticator.passkeys()).toMatchObject([
    { rpId: tenant.rpId, isResidentCredential: true, userName: email },
  ]);
  await carryOn(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id, amr: ['pwd'] });

  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id, acr: 'phr' });
});

test('E2: somebody who has a passkey for this site is not asked', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id, signIn } = await newPerson(page, tenant);
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  await expectSignedIn(page);
  await endSession(page);

  await signIn();
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'progressive')).toBe('no_passkey_for_this_site');
});

test('E2: a device that cannot hold a passkey is not asked', async ({ page, tenant }) => {
  const { id } = await newPerson(page, tenant);
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'progressive')).toBe('device_can_hold_passkey');
});

test('E2: nobody is asked where the connection says so', async ({
  page,
  tenant,
  authenticator,
}) => {
  expect(await authenticator.passkeys()).toEqual([]);
  const passkeys = { authentication_methods: { passkey: { enabled: true } } };
  for (const [options, stop] of [
    [{ progressive_enrollment_enabled: false }, 'progressive_enrollment_enabled'],
    [{ enrollment_moments: ['signup', 'account'] }, 'asked_after_sign_in'],
  ] as const) {
    const connection = await tenant.newConnection({ ...passkeys, passkey_options: options });
    const { id, email } = await tenant.newUserOf(connection, password);
    await signInWithPassword(page, tenant.application, { email, password }, { connection });
    await expectSignedIn(page);
    expect(await lastStop(tenant, id, 'progressive')).toBe(stop);
    await endSession(page);
  }
});

test('E3 and E6: "not now" leads to the application in one step, and counts next time', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id, signIn } = await newPerson(page, tenant);
  await notNow(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  await endSession(page);

  await signIn();
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'progressive')).toBe('not_snoozed');
  expect(await authenticator.passkeys()).toEqual([]);
});

test('E3: "not now" counts on the device as well, and on no other', async ({
  page,
  browser,
  tenant,
  authenticator,
}) => {
  const { id, email, signIn } = await newPerson(page, tenant);
  await notNow(page).click();
  await expectSignedIn(page);
  await endSession(page);
  forgetChoices(tenant, id);
  await signIn();
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'progressive')).toBe('not_snoozed_on_this_device');
  expect(await authenticator.passkeys()).toEqual([]);

  const context = await browser.newContext();
  const elsewhere = await context.newPage();
  await plugIn(elsewhere);
  await signInWithPassword(elsewhere, tenant.application, { email, password });
  await expect(offer(elsewhere)).toBeVisible();
  await context.close();
});

test('E3: support can take back what somebody said, on every device', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id, signIn } = await newPerson(page, tenant);
  await notNow(page).click();
  await expectSignedIn(page);
  await endSession(page);
  await tenant.cli('enrollment', 'reset', '--user', id);
  await signIn();
  await expect(offer(page)).toBeVisible();
  expect(await authenticator.passkeys()).toEqual([]);
});

test('E3: "don\'t ask again" is for ever, until it is taken back', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id, signIn } = await newPerson(page, tenant);
  await neverAgain(page).click();
  await expectSignedIn(page);
  await endSession(page);

  await signIn();
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'progressive')).toBe('not_told_never_to_ask');

  await page.goto(`${tenant.origin}/account`);
  await page.getByRole('button', { name: 'Suggest passkeys again' }).click();
  await endSession(page);
  await signIn();
  await expect(offer(page)).toBeVisible();
  expect(await authenticator.passkeys()).toEqual([]);
});

test('E4: the offer speaks of everyday things', async ({ page, tenant, authenticator }) => {
  await newPerson(page, tenant);
  await expect(offer(page)).toBeVisible();
  const text = await page.getByRole('main').innerText();
  expect(text).toMatch(/face, your fingerprint or your screen lock/);
  expect(text).not.toMatch(/WebAuthn|FIDO|credential|authenticator|biometric/i);
  await expect(page.locator('.emblem svg')).toBeVisible();
  expect(await authenticator.passkeys()).toEqual([]);
});

test('E5: a device that has one already says so, counts as enrolled, and leads on', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id } = await newPerson(page, tenant);
  await expect(offer(page)).toBeVisible();
  await page.evaluate(() => {
    navigator.credentials.create = () =>
      Promise.reject(new DOMException('excluded', 'InvalidStateError'));
  });
  const told = page.waitForResponse('**/passkey/step');
  await createPasskeyButton(page).click();
  await told;
  await expect(passkeyStatus(page)).toHaveText(
    'This device already has a passkey for this account.',
  );
  await expect(notNow(page)).toBeHidden();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  expect(await authenticator.passkeys()).toEqual([]);
});

test('E9: what was just made can be taken back, and its provider hears of it', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id, signIn } = await newPerson(page, tenant);
  await takeOffer(page, authenticator);
  await expect(ready(page)).toBeVisible();
  const [made] = await authenticator.passkeys();
  await removeAgain(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The passkey is removed');
  await expect.poll(() => authenticator.forgotten).toHaveLength(1);
  expect(authenticator.forgotten).toEqual([
    Buffer.from(made?.credentialId ?? '', 'base64').toString('base64url'),
  ]);
  expect(await passkeysOf(tenant, id)).toEqual([]);
  await carryOn(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  await endSession(page);

  await signIn();
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'progressive'), 'it counts as "not now"').toBe('not_snoozed');
});

test('nobody is asked in a silent request', async ({ page, tenant, authenticator }) => {
  await newPerson(page, tenant);
  await notNow(page).click();
  await expectSignedIn(page);
  await page.goto(tenant.application.loginUrl({ prompt: 'none' }));
  await expectSignedIn(page);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('a session that is there already is not asked either', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id } = await newPerson(page, tenant);
  await notNow(page).click();
  await expectSignedIn(page);
  await tenant.cli('enrollment', 'reset', '--user', id);
  await page.goto(tenant.application.loginUrl());
  await expectSignedIn(page);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('S10: an account that was made for somebody is asked like any other', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { email, id } = await tenant.newUser();
  const { url } = (await tenant.cli('users', 'rescue', '--id', id)) as { url: string };
  await page.goto(url);
  await newPasswordField(page).fill(password);
  await page.getByRole('button', { name: 'Set new password' }).click();
  await signInWithPassword(page, tenant.application, { email, password });
  await expect(offer(page)).toBeVisible();
  expect(await authenticator.passkeys()).toEqual([]);
});

test('a browser without a script goes straight on', async ({ browser, tenant }) => {
  const { id, email } = await tenant.newUser(password);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(tenant.application.loginUrl());
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expectSignedIn(page);
  expect(await lastStop(tenant, id, 'progressive')).toBe('device_can_hold_passkey');
  await context.close();
});

test('the offer that is left lying is over, and signing in begins again', async ({
  page,
  tenant,
  authenticator,
}) => {
  const { id } = await newPerson(page, tenant);
  await expect(offer(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your password');
  await page.goForward();
  await expect(offer(page)).toBeVisible();
  await page.reload();
  await notNow(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  expect(await authenticator.passkeys()).toEqual([]);
});
