/** Every hosted page in every state that it can be shown in, and how to get there. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

import { addButton, confirmWithPasskeyButton, deleteButton } from '../account/support/pages.ts';
import { addPasskey, beginAdding, confirmWithPassword } from '../account/support/moves.ts';
import { addPasskey as addInRequests, signedIn } from '../account/support/visitor.ts';
import { newMovingSite } from '../domains/support/moving-site.ts';
import type { MovingSite } from '../domains/support/moving-site.ts';
import { startApplication } from './application.ts';
import { answerOnce, plugIn } from './authenticator.ts';
import type { Authenticator } from './authenticator.ts';
import {
  carryOn,
  expectDeviceKnown,
  newPerson,
  notNow,
  removeAgain,
  renewalOffer,
  signInWithPassword,
  takeOffer,
} from './enrollment-pages.ts';
import {
  alerts,
  beginSignUp,
  continueButton,
  createAccountButton,
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword,
  heading,
  identifierField,
  newPasswordField,
  otherPasskeyButton,
  passkeyButton,
  passkeyStatus,
  passwordField,
  signUpWithPasskey,
  submitIdentifier,
  submitPassword,
  withoutPasskeyLink,
} from './hosted-pages.ts';
import { localFetch } from './local-fetch.ts';
import { newFailingDatabase } from './own-database.ts';
import { newEmail, newPasswordTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

type Stage = { page: Page; tenant: Tenant; authenticator: Authenticator };

export type Scene = {
  name: string;
  /** The `<title>`, without the tenant's name at its end. */
  title: string;
  open: (stage: Stage) => Promise<void>;
};

export const scenes: readonly Scene[] = [
  { name: 'the sign-in page', title: 'Sign in', open: openSignIn },
  {
    name: 'the sign-in page after an empty field',
    title: 'Error: Sign in',
    open: async (stage) => {
      await openSignIn(stage);
      await submitIdentifier(stage.page, '');
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the sign-in page after a cancelled passkey',
    title: 'Sign in',
    open: async (stage) => {
      await openSignIn(stage);
      const press = () => passkeyButton(stage.page).click();
      await answerOnce(stage.page, stage.authenticator, '**/login/passkey/challenge', press);
      await expect(passkeyStatus(stage.page)).toContainText('No passkey was used.');
    },
  },
  {
    name: 'the sign-in page after a passkey that is gone',
    title: 'Sign in',
    open: async (stage) => {
      await openSignIn(stage);
      await stage.authenticator.keep(newPasskey(stage.tenant.rpId));
      const press = () => passkeyButton(stage.page).click();
      await answerOnce(stage.page, stage.authenticator, '**/login/passkey', press);
      await expect(stage.page.getByText("That passkey can't be used here")).toBeVisible();
    },
  },
  {
    name: 'the sign-in page after a connection that stays lost',
    title: 'Sign in',
    open: async (stage) => {
      await openSignIn(stage);
      await stage.authenticator.keep(newPasskey(stage.tenant.rpId));
      await stage.page.route('**/login/passkey', (route) => route.abort('connectionreset'));
      await stage.authenticator.setPresent(true);
      await passkeyButton(stage.page).click();
      await expect(passkeyStatus(stage.page)).toContainText('Trying again');
      await stage.authenticator.setPresent(false);
      await expect(passkeyStatus(stage.page)).toContainText("We couldn't reach the server.");
    },
  },
  {
    name: 'the sign-in page with the password beside the address',
    title: 'Sign in',
    open: openIdentifierAndPassword,
  },
  {
    name: 'the sign-in page with the password beside the address after a wrong password',
    title: 'Error: Sign in',
    open: async (stage) => {
      await openIdentifierAndPassword(stage);
      await identifierField(stage.page).fill(newEmail());
      await submitPassword(stage.page, 'not the right password');
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  { name: 'the password page', title: 'Enter your password', open: openPassword },
  {
    name: 'the password page after a wrong password',
    title: 'Error: Enter your password',
    open: async (stage) => {
      await openPassword(stage);
      await submitPassword(stage.page, 'not the right password');
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the sign-up page',
    title: 'Create your account',
    open: async ({ page, tenant }) => {
      await page.goto(tenant.application.loginUrl({ screen_hint: 'signup' }));
    },
  },
  {
    name: 'the sign-up page after an address that is taken',
    title: 'Error: Create your account',
    open: async ({ page, tenant }) => {
      const { email } = await tenant.newUser();
      await beginSignUp(page, tenant.application, email);
      await expect(alerts(page)).toBeVisible();
    },
  },
  {
    name: 'the page that offers a passkey to a new account',
    title: 'Sign in faster with a passkey',
    open: ({ page, tenant }) => beginSignUp(page, tenant.application, newEmail()),
  },
  { name: 'the page for a new password', title: 'Choose a password', open: openNewPassword },
  {
    name: 'the page for a new password after a short one',
    title: 'Error: Choose a password',
    open: async (stage) => {
      await openNewPassword(stage);
      await newPasswordField(stage.page).fill('short');
      await createAccountButton(stage.page).click();
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the offer of a passkey after a password',
    title: 'Skip the password next time',
    open: openOffer,
  },
  {
    name: 'the offer of a passkey after a cancelled one',
    title: 'Skip the password next time',
    open: async (stage) => {
      await openOffer(stage);
      await stage.page.evaluate(() => {
        navigator.credentials.create = () =>
          Promise.reject(new DOMException('cancelled', 'NotAllowedError'));
      });
      await createPasskeyButton(stage.page).click();
      await expect(passkeyStatus(stage.page)).toContainText('No passkey was created.');
    },
  },
  {
    name: 'the offer of a passkey after the passkey of a phone',
    title: 'Sign in faster on this device',
    open: openLocalOffer,
  },
  {
    name: 'the sign-in page of a host that moves',
    title: 'Sign in',
    open: async ({ page }) => {
      const site = await newMovingSite();
      await site.move();
      await page.goto(site.application.loginUrl());
      await expect(otherPasskeyButton(page)).toBeVisible();
      await site.stop();
    },
  },
  {
    name: 'the offer of a new passkey on a host that moves',
    title: 'Make a new passkey',
    open: async ({ page }) => {
      const { site, email } = await personOnMovingHost();
      await signInOnMovingHost(page, site, email);
      await site.stop();
    },
  },
  {
    name: 'the account page on a host that moves',
    title: 'Your account',
    open: async ({ page }) => {
      const { site, email } = await personOnMovingHost();
      await signInOnMovingHost(page, site, email);
      await notNow(page).click();
      await site.stop();
      await expect(page.getByText('For the old address,')).toBeVisible();
    },
  },
  {
    name: 'the moment in which a browser may create a passkey',
    title: 'Signing you in',
    open: openUpgrade,
  },
  {
    name: 'the moment in which passkeys are put in order',
    title: "You're signed in",
    open: openContinuation,
  },
  {
    name: 'the page of a new passkey',
    title: 'Your passkey is ready',
    open: openNewPasskey,
  },
  {
    name: 'the page of a new passkey that was taken back',
    title: 'The passkey is removed',
    open: async (stage) => {
      await openNewPasskey(stage);
      await removeAgain(stage.page).click();
    },
  },
  {
    name: 'the consent page',
    title: 'Weather wants access to your account',
    open: openConsent,
  },
  {
    name: 'the question before signing out',
    title: 'Do you want to sign out?',
    open: openLogout,
  },
  {
    name: 'the page after signing out',
    title: "You're signed out",
    open: async (stage) => {
      await openLogout(stage);
      await stage.page.getByRole('button', { name: 'Sign out' }).click();
    },
  },
  {
    name: 'the page after staying signed in',
    title: "You're still signed in",
    open: async (stage) => {
      await openLogout(stage);
      await stage.page.getByRole('button', { name: 'Stay signed in' }).click();
    },
  },
  {
    name: "the page for a device's code",
    title: 'Connect a device',
    open: async ({ page, tenant }) => {
      await page.goto(`${tenant.origin}/activate`);
    },
  },
  {
    name: "the page for a device's code after a wrong one",
    title: 'Error: Connect a device',
    open: async ({ page, tenant }) => {
      await page.goto(`${tenant.origin}/activate`);
      await page.getByLabel('Code').fill('NOPE-NOPE');
      await continueButton(page).click();
      await expect(alerts(page)).toBeVisible();
    },
  },
  {
    name: "the page that compares a device's code",
    title: 'Is this the code on your device?',
    open: openDeviceConfirmation,
  },
  {
    name: 'the page of a connected device',
    title: 'Your device is connected',
    open: async (stage) => {
      await openDeviceConfirmation(stage);
      await continueButton(stage.page).click();
      const email = newEmail();
      await stage.page.getByRole('link', { name: 'Sign up' }).click();
      await finishSignUp(stage.page, email);
    },
  },
  {
    name: 'the page of a finished sign-in',
    title: "You're already signed in",
    open: async ({ page, tenant }) => {
      await signUp({ page, tenant });
      await page.goBack();
    },
  },
  { name: 'the page of a rescue link', title: 'Get back into your account', open: openRescue },
  {
    name: 'the page of a rescue link after a short password',
    title: 'Error: Get back into your account',
    open: async (stage) => {
      await openRescue(stage);
      await newPasswordField(stage.page).fill('short');
      await stage.page.getByRole('button', { name: 'Set new password' }).click();
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the page of a used rescue link',
    title: "You're all set",
    open: async ({ page, tenant }) => {
      await page.goto(`${tenant.origin}/rescue?created=passkey`);
    },
  },
  { name: 'the account page', title: 'Your account', open: openAccount },
  {
    name: 'the account page after a passkey was added and a new device was seen',
    title: 'Your account',
    open: async (stage) => {
      await openAccountWithPasskey(stage);
      await signInElsewhere(stage);
      await stage.page.reload();
      await expect(stage.page.getByRole('region', { name: 'New sign-in' })).toBeVisible();
    },
  },
  {
    name: 'the page that changes the name of a person',
    title: 'Change your name',
    open: openName,
  },
  {
    name: 'the page that changes the name of a person after an empty field',
    title: 'Error: Change your name',
    open: async (stage) => {
      await openName(stage);
      await stage.page.getByLabel('Name').fill(' ');
      await stage.page.getByRole('button', { name: 'Save' }).click();
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the page that confirms who is there',
    title: "Confirm it's you",
    open: async (stage) => {
      await openAccountWithPasskey(stage);
      await stage.page.getByRole('link', { name: /^Add a passkey/ }).click();
      await expect(confirmWithPasskeyButton(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the page that confirms who is there after a wrong password',
    title: "Error: Confirm it's you",
    open: async (stage) => {
      await openAccount(stage);
      await addButton(stage.page).click();
      await confirmWithPassword(stage.page, 'not the right password');
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the page that adds a passkey',
    title: 'Add a passkey',
    open: async (stage) => {
      await openAccount(stage);
      await beginAdding(stage.page);
    },
  },
  {
    name: 'the page that names a passkey',
    title: 'Rename your passkey',
    open: (stage) => openPasskeyPage(stage, 'Rename'),
  },
  {
    name: 'the page that names a passkey after an empty field',
    title: 'Error: Rename your passkey',
    open: async (stage) => {
      await openPasskeyPage(stage, 'Rename');
      await stage.page.getByLabel('Name').fill('');
      await stage.page.getByRole('button', { name: 'Save' }).click();
      await expect(alerts(stage.page)).toBeVisible();
    },
  },
  {
    name: 'the page that tries a passkey out',
    title: 'Test your passkey',
    open: async (stage) => {
      await openPasskeyPage(stage, 'Test');
      await expect(stage.page.getByRole('button', { name: 'Test it' })).toBeVisible();
    },
  },
  {
    name: 'the page that asks before a passkey is deleted',
    title: 'Delete this passkey?',
    open: (stage) => openPasskeyPage(stage, 'Delete'),
  },
  {
    name: 'the page that asks before a passkey is deleted after a confirmation',
    title: 'Delete this passkey?',
    open: openConfirmedDeletion,
  },
  {
    name: 'the page of a deleted passkey',
    title: 'Passkey deleted',
    open: async (stage) => {
      await openConfirmedDeletion(stage);
      await deleteButton(stage.page).click();
    },
  },
  {
    name: 'the error page',
    title: 'Something went wrong',
    open: async ({ page, tenant }) => {
      await page.goto(`${tenant.origin}/authorize?client_id=nobody`);
    },
  },
  {
    name: 'the page of an address that means nothing',
    title: 'Page not found',
    open: async ({ page, tenant }) => {
      await page.goto(`${tenant.origin}/nowhere`);
    },
  },
  {
    name: 'the reference of the Management API',
    title: 'Management API',
    open: async ({ page, tenant }) => {
      await page.goto(`${tenant.origin}/developers/management-api`);
      for (const schemas of await page.getByText(/^(Body|Answer)/).all()) await schemas.click();
    },
  },
  {
    name: 'the password page after a script that failed',
    title: 'Error: Enter your password',
    open: (stage) => openFailingLogIn(stage, `new Error('no table of users')`),
  },
  {
    name: 'the password page after a script that says no in its own words',
    title: 'Error: Enter your password',
    open: (stage) =>
      openFailingLogIn(stage, `new UnauthorizedError('Call us at ${'0123456789'.repeat(20)}')`),
  },
  {
    name: 'the sign-up page after a script that failed',
    title: 'Error: Create your account',
    open: async ({ page, tenant }) => {
      const connection = await newFailingDatabase(tenant, 'new Error()');
      await beginSignUp(page, tenant.application, newEmail(), { connection });
      await expect(alerts(page)).toContainText('user_database_failed');
    },
  },
];

/** Signs in where every script ends with this error. */
async function openFailingLogIn({ page, tenant }: Stage, error: string): Promise<void> {
  const connection = await newFailingDatabase(tenant, error);
  await page.goto(tenant.application.loginUrl({ connection }));
  await submitIdentifier(page, newEmail());
  await submitPassword(page, goodPassword);
  await expect(alerts(page)).toBeVisible();
}

async function openSignIn({ page, tenant }: Stage): Promise<void> {
  await page.goto(tenant.application.loginUrl());
  await expect(passkeyButton(page)).toBeVisible();
}

async function openIdentifierAndPassword({ page }: Stage): Promise<void> {
  const tenant = await newPasswordTenant();
  await page.goto(tenant.application.loginUrl());
  await tenant.stop();
  await expect(passwordField(page)).toBeVisible();
}

async function openPassword({ page, tenant }: Stage): Promise<void> {
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, newEmail());
  await expect(passkeyButton(page)).toBeVisible();
}

async function openOffer({ page, tenant }: Stage): Promise<void> {
  const { email } = await tenant.newUser(goodPassword);
  await signInWithPassword(page, tenant.application, { email, password: goodPassword });
  await expect(createPasskeyButton(page)).toBeVisible();
}

async function openNewPasskey(stage: Stage): Promise<void> {
  await openOffer(stage);
  const press = () => createPasskeyButton(stage.page).click();
  await answerOnce(stage.page, stage.authenticator, '**/passkey/enroll', press);
  await expect(removeAgain(stage.page)).toBeVisible();
}

async function openLocalOffer({ page, tenant }: Stage): Promise<void> {
  const phone = await plugIn(page, { transport: 'hybrid' });
  await phone.setPresent(true);
  await signUpWithPasskey(page, tenant.application, newEmail());
  await phone.setPresent(false);
  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await answerOnce(page, phone, '**/login/passkey', () => passkeyButton(page).click());
  await expect(createPasskeyButton(page)).toBeVisible();
}

/** Somebody with a passkey of the RP ID that a host leaves, and one of a third. */
async function personOnMovingHost(): Promise<{ site: MovingSite; email: string }> {
  const site = await newMovingSite();
  const elsewhere = `other.${site.host}`;
  await site.tenant.cli('domains', 'create', '--host', elsewhere);
  const user = await site.tenant.newUser(goodPassword);
  for (const host of [site.host, elsewhere]) {
    await addInRequests(await signedIn({ origin: `http://${host}` }, user));
  }
  await site.move();
  return { site, email: user.email };
}

async function signInOnMovingHost(page: Page, site: MovingSite, email: string): Promise<void> {
  await page.goto(`${site.origin}/account`);
  await submitIdentifier(page, email);
  await expect(passwordField(page)).toBeVisible();
  await expectDeviceKnown(page);
  await submitPassword(page, goodPassword);
  await expect(renewalOffer(page)).toBeVisible();
}

/** Without its script the page stays where it is. */
async function openUpgrade({ page, tenant }: Stage): Promise<void> {
  const connection = await tenant.newConnection({
    authentication_methods: { passkey: { enabled: true } },
    passkey_options: { automatic_upgrade_enabled: true },
  });
  const { email } = await tenant.newUserOf(connection, goodPassword);
  const parameters = { connection };
  await signInWithPassword(
    page,
    tenant.application,
    { email, password: goodPassword },
    parameters,
    () => page.route('**/assets/*.js', (route) => route.abort()),
  );
  await expect(continueButton(page)).toBeVisible();
}

/** For somebody with a passkey who types a password. Without its script the page stays where it is. */
async function openContinuation({ page, tenant, authenticator }: Stage): Promise<void> {
  const person = { ...(await newPerson(page, tenant)), password: goodPassword };
  await takeOffer(page, authenticator);
  await carryOn(page).click();
  await expectSignedIn(page);
  await endSession(page);
  await signInWithPassword(page, tenant.application, person, {}, () =>
    page.route('**/assets/*.js', (route) => route.abort()),
  );
  await expect(page.getByRole('link', { name: 'Continue to Notes' })).toBeVisible();
}

async function openName(stage: Stage): Promise<void> {
  await openAccount(stage);
  await stage.page.getByRole('link', { name: 'Change your name' }).click();
  await expect(stage.page.getByLabel('Name')).toBeVisible();
}

async function openNewPassword({ page, tenant }: Stage): Promise<void> {
  await beginSignUp(page, tenant.application, newEmail());
  await withoutPasskeyLink(page).click();
}

async function signUp({ page, tenant }: Omit<Stage, 'authenticator'>): Promise<void> {
  await page.goto(tenant.application.loginUrl({ screen_hint: 'signup' }));
  await finishSignUp(page, newEmail());
  await expectSignedIn(page);
}

async function finishSignUp(page: Page, email: string): Promise<void> {
  await submitIdentifier(page, email);
  await withoutPasskeyLink(page).click();
  await newPasswordField(page).fill(goodPassword);
  await createAccountButton(page).click();
}

async function openConsent(stage: Stage): Promise<void> {
  const { page, tenant } = stage;
  const thirdParty = await startApplication();
  const registered = (await tenant.cli(
    ...['clients', 'create', '--name', 'Weather', '--third-party'],
    ...['--callback', thirdParty.callbackUrl],
  )) as { clientId: string; clientSecret: string };
  await thirdParty.connect({ issuer: `${tenant.origin}/`, ...registered });
  await page.goto(thirdParty.loginUrl({ screen_hint: 'signup' }));
  await thirdParty.stop();
  await finishSignUp(page, newEmail());
  await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
}

async function openLogout(stage: Stage): Promise<void> {
  await signUp(stage);
  await stage.page.goto(`${stage.tenant.origin}/logout`);
}

async function openDeviceConfirmation({ page, tenant }: Stage): Promise<void> {
  const { clientId } = (await tenant.cli(
    ...['clients', 'create', '--name', 'Television', '--type', 'native'],
  )) as { clientId: string };
  const answer = await localFetch(`${tenant.origin}/oauth/device/code`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_id: clientId, scope: 'openid' }).toString(),
  });
  const { user_code: userCode } = (await answer.json()) as { user_code: string };
  await page.goto(`${tenant.origin}/activate`);
  await page.getByLabel('Code').fill(userCode);
  await continueButton(page).click();
  await expect(heading(page, 'Is this the code on your device?')).toBeVisible();
}

async function openAccount({ page, tenant }: Stage): Promise<void> {
  await signUp({ page, tenant });
  await page.goto(`${tenant.origin}/account`);
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
}

async function openAccountWithPasskey(stage: Stage): Promise<void> {
  await openAccount(stage);
  await addPasskey(stage.page, stage.authenticator);
}

async function openPasskeyPage(stage: Stage, act: 'Rename' | 'Test' | 'Delete'): Promise<void> {
  await openAccountWithPasskey(stage);
  await stage.page.getByRole('link', { name: new RegExp(`^${act} Passkey`) }).click();
}

async function openConfirmedDeletion(stage: Stage): Promise<void> {
  await openPasskeyPage(stage, 'Delete');
  await stage.page.getByRole('link', { name: 'Continue and confirm it' }).click();
  await confirmWithPassword(stage.page);
  await expect(deleteButton(stage.page)).toBeVisible();
}

/** The same person in another browser. */
async function signInElsewhere({ page, tenant }: Stage): Promise<void> {
  const email = await page.getByRole('main').locator('bdi').first().innerText();
  const elsewhere = await page.context().browser()?.newContext();
  const other = await elsewhere?.newPage();
  if (!other) throw new Error('There is no other browser');
  await other.goto(`${tenant.origin}/account`);
  await submitIdentifier(other, email);
  await submitPassword(other, goodPassword);
  await expect(other.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  await elsewhere?.close();
}

async function openRescue({ page, tenant }: Stage): Promise<void> {
  const { email } = await tenant.newUser();
  const { url } = (await tenant.cli('users', 'rescue', '--email', email)) as { url: string };
  await page.goto(url);
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toBeVisible();
}

/** A passkey that no server knows. */
function newPasskey(rpId: string) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    credentialId: randomBytes(32).toString('base64'),
    isResidentCredential: true,
    rpId,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    userHandle: randomBytes(32).toString('base64'),
    signCount: 1,
    userName: 'ada@example.com',
  };
}
