/** What the keepers of passkeys hear of them (WebAuthn L3 §5.1.10), through a virtual authenticator. */
import type { Page } from '@playwright/test';

import { addPasskey, confirmWithPassword, newPersonInAccount } from './account/support/moves.ts';
import { accountHeading, deleteButton, doneNotice } from './account/support/pages.ts';
import { expect, test } from './account/support/story.ts';
import { logOf, passkeysOf } from './account/support/visitor.ts';
import { plugIn } from './support/authenticator.ts';
import type { Authenticator } from './support/authenticator.ts';
import { notNow, signInWithPassword } from './support/enrollment-pages.ts';
import {
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword,
  passkeyButton,
} from './support/hosted-pages.ts';
import type { Tenant, User } from './support/tenant.ts';

/** Somebody on the account page, with a passkey on this device, whose owner has gone since. */
async function personWithPasskey(page: Page, tenant: Tenant, authenticator: Authenticator) {
  const user = await newPersonInAccount(page, tenant);
  await addPasskey(page, authenticator);
  const [kept] = await authenticator.passkeys();
  const credentialId = base64url(kept?.credentialId);
  return { ...user, credentialId };
}

/** An administrator takes away the passkeys that a user has. */
async function deleteAll(tenant: Tenant, user: User): Promise<void> {
  for (const { id } of await passkeysOf(tenant, user)) {
    await tenant.cli('passkeys', 'delete', '--user', user.id, '--id', id);
  }
}

/** The addresses that the page has shown, oldest first. */
function visited(page: Page): string[] {
  const paths: string[] = [];
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) paths.push(new URL(frame.url()).pathname);
  });
  return paths;
}

test('M5: a passkey that an administrator has deleted leaves its keeper when its owner visits the account page', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWithPasskey(page, tenant, authenticator);
  expect(authenticator.forgotten).toEqual([]);
  await deleteAll(tenant, ada);

  await page.reload();
  await expect.poll(() => authenticator.forgotten).toEqual([ada.credentialId]);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('M5: the same at the next sign-in with a password, on a page that goes on by itself', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWithPasskey(page, tenant, authenticator);
  await deleteAll(tenant, ada);
  await endSession(page);
  const paths = visited(page);

  await signInWithPassword(page, tenant.application, { ...ada, password: goodPassword });
  expect(await expectSignedIn(page)).toMatchObject({ sub: ada.id });
  expect(paths).toContain('/login/continue');
  expect(authenticator.forgotten).toEqual([ada.credentialId]);
  expect(await authenticator.passkeys()).toEqual([]);

  // The page between is no place to go back to.
  await page.goBack();
  await expect(page).not.toHaveURL(/\/login\/continue/);
});

test('M5: a sign-in with one passkey has another one forgotten that is gone', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWithPasskey(page, tenant, authenticator);
  const [kept] = await authenticator.passkeys();
  if (!kept) throw new Error('No passkey was kept');
  // Left over on a key: it was made, and the server never heard of it.
  const left = { ...kept, credentialId: Buffer.alloc(32, 7).toString('base64') };
  const key = await plugIn(page, { transport: 'usb' });
  await key.keep(left);
  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: ada.id });
  expect(await key.passkeys()).toEqual([]);
  expect(await authenticator.passkeys()).toMatchObject([{ credentialId: kept.credentialId }]);
});

test('M5: a passkey that its owner deletes leaves its keeper, and the others stay', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWithPasskey(page, tenant, authenticator);
  await page.getByRole('link', { name: /^Delete/ }).click();
  await page.getByRole('link', { name: 'Continue and confirm it' }).click();
  await confirmWithPassword(page);
  await deleteButton(page).click();
  await expect(page.getByRole('heading', { name: 'Passkey deleted' })).toBeVisible();
  await expect.poll(() => authenticator.passkeys()).toEqual([]);
  expect(new Set(authenticator.forgotten)).toEqual(new Set([ada.credentialId]));
});

test('M5: a new name of a person is what their passkey is called from then on', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWithPasskey(page, tenant, authenticator);
  await page.getByRole('link', { name: 'Change your name' }).click();
  await page.getByLabel('Name').fill('  Ada Lovelace ');
  await page.getByRole('button', { name: 'Save' }).click();

  await expect(doneNotice(page)).toHaveText('Your name is changed.');
  await expect(page.getByRole('region', { name: 'Your name' })).toContainText('Ada Lovelace');
  const named = { userName: ada.email, userDisplayName: 'Ada Lovelace' };
  await expect.poll(() => authenticator.renamed.at(-1)).toEqual(named);
  expect(await authenticator.passkeys()).toMatchObject([named]);
  expect(authenticator.forgotten).toEqual([]);
  expect((await logOf(tenant, ada)).map(({ type }) => type)).toContain('user_renamed');
});

test('what is no name is told at the field, which keeps what was typed', async ({
  page,
  tenant,
}) => {
  await newPersonInAccount(page, tenant);
  await page.getByRole('link', { name: 'Change your name' }).click();
  const field = page.getByLabel('Name');
  for (const [typed, kept] of [
    ['a'.repeat(121), 'a'.repeat(121)],
    ['\u202eadA', '\u202eadA'],
    ['', ''],
  ] as const) {
    await field.fill(typed);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('alert')).toHaveText('Enter a name of 1 to 120 characters.');
    await expect(field).toHaveValue(kept);
  }
});

test('M5: a name that an administrator changes is told at the next sign-in', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWithPasskey(page, tenant, authenticator);
  await tenant.cli('users', 'update', '--id', ada.id, '--name', 'Ada King');
  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  expect(await expectSignedIn(page)).toMatchObject({ sub: ada.id, name: 'Ada King' });
  expect(await authenticator.passkeys()).toMatchObject([
    { userName: ada.email, userDisplayName: 'Ada King' },
  ]);
});

test('who has never begun to make a passkey is led straight on', async ({ page, tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const paths = visited(page);
  await signInWithPassword(page, tenant.application, { ...user, password: goodPassword });
  await expectSignedIn(page);
  expect(paths).not.toContain('/login/continue');
});

/** Signed in with a password, on a connection that asks for a passkey, and turned that down. */
async function personWhoDeclined(page: Page, tenant: Tenant) {
  const connection = await tenant.newConnection({
    authentication_methods: { passkey: { enabled: true } },
  });
  const user = await tenant.newUserOf(connection, goodPassword);
  const known = { ...user, password: goodPassword };
  const signIn = () => signInWithPassword(page, tenant.application, known, { connection });
  await signIn();
  await notNow(page).click();
  await expectSignedIn(page);
  return { ...user, signIn };
}

test('who has turned the offer of a passkey down is led straight on too', async ({
  page,
  authenticator: _authenticator,
  tenant,
}) => {
  const { signIn } = await personWhoDeclined(page, tenant);
  await endSession(page);
  const paths = visited(page);
  await signIn();
  await expectSignedIn(page);
  expect(paths).not.toContain('/login/continue');
});

test('M5: who has turned the offer down and made a passkey later hears when it is gone', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWhoDeclined(page, tenant);
  await page.goto(`${tenant.origin}/account`);
  await addPasskey(page, authenticator);
  const [kept] = await authenticator.passkeys();
  await deleteAll(tenant, ada);
  await endSession(page);

  await ada.signIn();
  await expectSignedIn(page);
  expect(authenticator.forgotten).toEqual([base64url(kept?.credentialId)]);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('a keeper that takes its time, or knows nothing of signals, keeps nobody from signing in', async ({
  page,
  authenticator,
  tenant,
}) => {
  const ada = await personWithPasskey(page, tenant, authenticator);
  await page.addInitScript(() => {
    Object.assign(PublicKeyCredential, {
      signalAllAcceptedCredentials: () => new Promise(() => undefined),
      signalCurrentUserDetails: () => Promise.reject(new Error('not here')),
    });
  });
  await endSession(page);
  await signInWithPassword(page, tenant.application, { ...ada, password: goodPassword });
  expect(await expectSignedIn(page)).toMatchObject({ sub: ada.id });

  await page.addInitScript(() => {
    Reflect.deleteProperty(PublicKeyCredential, 'signalAllAcceptedCredentials');
    Reflect.deleteProperty(PublicKeyCredential, 'signalCurrentUserDetails');
  });
  await endSession(page);
  const paths = visited(page);
  await signInWithPassword(page, tenant.application, { ...ada, password: goodPassword });
  expect(await expectSignedIn(page)).toMatchObject({ sub: ada.id });
  expect(paths).not.toContain('/login/continue');
  await page.goto(`${tenant.origin}/account`);
  await expect(accountHeading(page)).toBeVisible();
});

const base64url = (base64 = '') => Buffer.from(base64, 'base64').toString('base64url');
