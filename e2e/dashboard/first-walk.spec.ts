/**
 * A new admin's whole walk: the link, their passkey, an application, a connection with passkeys, a
 * person who signs up, signs in and is seen in numbers and log, and whose passkey is then revoked.
 */
import type { Page } from '@playwright/test';

import { startApplication } from '../support/application.ts';
import { plugIn } from '../support/authenticator.ts';
import {
  createPasskeyButton,
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  heading,
  passkeyButton,
  submitIdentifier,
} from '../support/hosted-pages.ts';
import { newEmail } from '../support/tenant.ts';
import {
  expect,
  hydrated,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
  toast,
} from './support/story.ts';

/** Follows the navigation as a person does. */
async function go(page: Page, name: string): Promise<void> {
  const navigation = page.getByRole('navigation', { name: 'Dashboard' });
  await navigation.getByRole('link', { name, exact: true }).click();
  await expect(heading(page, name)).toBeVisible();
}

test('from the first link to a revoked passkey', async ({ page, authenticator, browser }) => {
  test.setTimeout(300_000);
  const tenant = await ownTenant({});
  const application = await startApplication();
  const admin = { page, authenticator };

  await test.step('the link makes a passkey and an owner', async () => {
    await joinAsFirstOwner(admin, tenant);
    await hydrated(page);
    await expect(heading(page, 'Overview')).toBeVisible();
  });

  await test.step('a connection with passkeys, whose preview shows what was chosen', async () => {
    await go(page, 'Database connections');
    await page.getByRole('link', { name: 'Create connection' }).first().click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('members');
    await page.getByRole('button', { name: 'Create connection' }).click();
    await expect(heading(page, 'members')).toBeVisible();
    await page.getByRole('link', { name: 'Authentication methods' }).click();
    const preview = page.frameLocator('iframe[title="Preview of the login page"]');
    await page.getByRole('checkbox', { name: 'Enable passkeys', exact: true }).check();
    await page.getByRole('radio', { name: 'Passkey button', exact: true }).check();
    await expect(preview.getByRole('button', { name: 'Continue with a passkey' })).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(toast(page, 'Saved.')).toBeVisible();
  });

  await test.step('an application, made by its kind', async () => {
    await go(page, 'Applications');
    await page.getByRole('link', { name: 'Create an application' }).first().click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Harbour');
    await page.getByRole('radio', { name: 'Regular web' }).check();
    await page.getByRole('textbox', { name: 'Where it runs' }).fill(application.origin);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(heading(page, 'Harbour')).toBeVisible();
    const [clientId, clientSecret] = await credentialsOn(page);
    await application.connect({ issuer: `${tenant.origin}/`, clientId, clientSecret });
  });

  const context = await browser.newContext();
  const person = await context.newPage();
  const device = await plugIn(person);
  const email = newEmail();

  await test.step('a person signs up with a passkey, and signs in with it', async () => {
    const parameters = { connection: 'members' };
    await person.goto(application.loginUrl({ ...parameters, screen_hint: 'signup' }));
    await submitIdentifier(person, email);
    await device.setPresent(true);
    await createPasskeyButton(person).click();
    await expectSignedIn(person);
    await device.setPresent(false);
    await endSession(person);
    await person.goto(application.loginUrl(parameters));
    await expectPasskeysOffered(person);
    await device.setPresent(true);
    await passkeyButton(person).click();
    await expectSignedIn(person);
    await device.setPresent(false);
    await endSession(person);
  });

  await test.step('the way to a passkey and the log show it', async () => {
    await open(admin, tenant);
    const way = page.getByRole('region', { name: 'The way to a passkey', exact: true });
    await expect(way.getByRole('listitem')).toHaveText([
      /Offered\s*1/,
      /Started\s*1/,
      /Created\s*1/,
      /Used to sign in\s*1/,
    ]);
    await go(page, 'Logs');
    const signedIn = page.getByRole('row', { name: /^Signed in s .*Harbour members/ });
    await expect(signedIn.first()).toBeVisible();
    await expect(page.getByRole('row', { name: /^Signed up/ })).toBeVisible();
  });

  await test.step('the passkey is revoked', async () => {
    await go(page, 'Users');
    await page.getByRole('link', { name: email }).click();
    await page.getByRole('link', { name: 'Passkeys', exact: true }).click();
    await page.getByRole('button', { name: 'Revoke' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('their device is asked to forget it');
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await expect(page.getByText('No passkeys yet')).toBeVisible();
  });

  await test.step('and the next sign-in meets the page that says so', async () => {
    await person.goto(application.loginUrl({ connection: 'members' }));
    await expectPasskeysOffered(person);
    await device.setPresent(true);
    await passkeyButton(person).click();
    await expect(
      person.getByText("That passkey can't be used here any more.", { exact: false }),
    ).toBeVisible();
    await expect.poll(() => device.passkeys()).toEqual([]);
  });

  await context.close();
  await application.stop();
  await tenant.stop();
});

/** What the page of a new application shows once: its client id and its secret. */
async function credentialsOn(page: Page): Promise<[string, string]> {
  const notice = page.locator('.message', { hasText: 'This is the client secret.' });
  const clientSecret = await notice.locator('code').innerText();
  const clientId = /applications\/(\w+)\/quick-start/.exec(page.url())?.[1] ?? '';
  return [clientId, clientSecret];
}
