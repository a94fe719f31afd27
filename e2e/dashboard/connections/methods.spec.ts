/** How people sign in: what is chosen shows in the preview at once, and to people when it is saved. */
import type { Page } from '@playwright/test';

import { passkeyButton, identifierField } from '../../support/hosted-pages.ts';
import { pendingAutofill } from '../../support/authenticator.ts';
import type { Tenant } from '../../support/tenant.ts';
import { anotherAdministrator, expect, open, test, toast } from '../support/story.ts';
import { addressOf } from './pages.ts';

const passkeysOn = { authentication_methods: { passkey: { enabled: true } } };

type Options = {
  authentication_methods: { passkey: { enabled: boolean }; password: { enabled: boolean } };
  passkey_options: Record<string, unknown>;
} & Record<string, unknown>;

async function optionsOf(tenant: Tenant, name: string): Promise<Options> {
  const listed = (await tenant.cli('connections', 'list')) as { name: string; options: Options }[];
  const found = listed.find((connection) => connection.name === name);
  if (!found) throw new Error(`there is no connection ${name}`);
  return found.options;
}

const methodsOf = (tenant: Tenant, name: string) => addressOf(tenant, '/authentication', name);

const box = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true });

const preview = (page: Page) => page.frameLocator('iframe[title="Preview of the login page"]');

const passkeyInPreview = (page: Page) =>
  preview(page).getByRole('button', { name: 'Continue with a passkey' });

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
}

test('passkeys are enabled: the preview shows them at once, the login page when it is saved', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const name = await tenant.newConnection({});
  await open(owner, tenant, await methodsOf(tenant, name));
  await expect(page).toHaveTitle('Authentication methods | Latchkey');
  await expect(preview(page).getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expect(passkeyInPreview(page)).toHaveCount(0);
  await box(page, 'Enable passkeys').check();
  await expect(passkeyInPreview(page)).toBeVisible();
  expect((await optionsOf(tenant, name)).authentication_methods.passkey.enabled).toBe(false);
  await save(page);

  await page.goto(tenant.application.loginUrl({ connection: name }));
  await expect(passkeyButton(page)).toBeVisible();
});

test('each way to offer passkeys is as the preview shows it', async ({ owner, tenant }) => {
  const { page } = owner;
  const name = await tenant.newConnection(passkeysOn);
  const ways = [
    { label: 'Autofill', button: false, autofill: true },
    { label: 'Passkey button', button: true, autofill: false },
    { label: 'Passkey button and autofill', button: true, autofill: true },
  ];
  for (const { label, button, autofill } of ways) {
    await open(owner, tenant, await methodsOf(tenant, name));
    await page.getByRole('radio', { name: label, exact: true }).check();
    const autocomplete = autofill ? 'username webauthn' : 'username';
    await expect(identifierFieldIn(preview(page))).toHaveAttribute('autocomplete', autocomplete);
    await expect(passkeyInPreview(page)).toBeVisible({ visible: button });
    await save(page);
    await page.goto(tenant.application.loginUrl({ connection: name }));
    await expect(identifierField(page)).toHaveAttribute('autocomplete', autocomplete);
    await expect.poll(() => pendingAutofill(page)).toHaveLength(autofill ? 1 : 0);
    await expect(passkeyButton(page)).toBeVisible({ visible: button });
  }
});

const identifierFieldIn = (frame: ReturnType<typeof preview>) =>
  frame.getByRole('textbox', { name: 'Email address' });

test('what is checked is what is kept, and nothing else changes', async ({ owner, tenant }) => {
  const { page } = owner;
  const name = await tenant.newConnection({
    ...passkeysOn,
    non_persistent_attrs: ['shoe_size'],
    of_a_newer_version: { kept: true },
  });
  const before = await optionsOf(tenant, name);
  await open(owner, tenant, await methodsOf(tenant, name));
  await box(page, 'Progressive enrollment').uncheck();
  await box(page, 'Local enrollment').uncheck();
  await save(page);
  expect(await optionsOf(tenant, name)).toEqual({
    ...before,
    passkey_options: {
      ...before.passkey_options,
      progressive_enrollment_enabled: false,
      local_enrollment_enabled: false,
    },
  });

  await page.getByText('More', { exact: true }).click();
  await box(page, 'Create passkeys without asking').check();
  await box(page, 'When they sign up').uncheck();
  await box(page, 'A passkey counts as two factors').uncheck();
  await box(page, 'Allow passkeys that are synced between devices').uncheck();
  await box(page, 'People may choose a password at sign-up').uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Discard changes' })).toBeHidden();
  expect(await optionsOf(tenant, name)).toMatchObject({
    authentication_methods: { password: { signup_behavior: 'block', enabled: true } },
    passkey_options: {
      automatic_upgrade_enabled: true,
      enrollment_moments: ['login', 'account'],
      satisfies_mfa: false,
      synced_passkeys: 'block',
    },
  });
});

test('what passkeys need is shown with the way to it; before, they cannot be enabled', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const name = await tenant.newConnection({ requires_username: true });
  await open(owner, tenant, await methodsOf(tenant, name));
  await expect(page.getByText('1 missing')).toBeVisible();
  const missing = page.getByRole('listitem').filter({ hasText: 'Missing' });
  await expect(missing).toContainText('People need no user name');

  await box(page, 'Enable passkeys').check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Passkeys need this first: People need no user name',
  );
  expect((await optionsOf(tenant, name)).authentication_methods.passkey.enabled).toBe(false);

  await missing.getByRole('link', { name: 'Open the settings of user names' }).click();
  await box(page, 'Require a user name').uncheck();
  await save(page);
  await open(owner, tenant, await methodsOf(tenant, name));
  await expect(page.getByText('Everything is there')).toBeVisible();
  await box(page, 'Enable passkeys').check();
  await save(page);
  expect((await optionsOf(tenant, name)).authentication_methods.passkey.enabled).toBe(true);

  await box(page, 'Enable passwords').uncheck();
  await expect(page.getByText('1 missing')).toBeVisible();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Passwords are on');
  expect((await optionsOf(tenant, name)).authentication_methods.password.enabled).toBe(true);
});

test('what an own database lacks leads to the custom database', async ({ owner, tenant }) => {
  const { page } = owner;
  const name = await tenant.newConnection({ enabledDatabaseCustomization: true });
  await open(owner, tenant, await methodsOf(tenant, name));
  await expect(page.getByRole('link', { name: 'Write the Get user script' })).toHaveAttribute(
    'href',
    await addressOf(tenant, '/custom-database', name),
  );
});

test("somebody else's change is shown and not overwritten", async ({ owner, tenant }) => {
  const { page } = owner;
  const name = await tenant.newConnection(passkeysOn);
  await open(owner, tenant, await methodsOf(tenant, name));
  await box(page, 'Progressive enrollment').uncheck();
  const theirs = { ...passkeysOn, passkey_options: { challenge_ui: 'button' } };
  await tenant.cli(
    ...['connections', 'update', '--name', name],
    ...['--options', JSON.stringify(theirs)],
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  expect((await optionsOf(tenant, name)).passkey_options).toMatchObject({
    challenge_ui: 'button',
    progressive_enrollment_enabled: true,
  });
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await expect(page.getByRole('radio', { name: 'Passkey button', exact: true })).toBeChecked();
  await expect(box(page, 'Progressive enrollment')).toBeChecked();
  await box(page, 'Progressive enrollment').uncheck();
  await save(page);
  expect((await optionsOf(tenant, name)).passkey_options).toMatchObject({
    challenge_ui: 'button',
    progressive_enrollment_enabled: false,
  });
});

test('an auditor sees all of it and changes nothing; support sees none of it', async ({
  owner,
  tenant,
}) => {
  const name = await tenant.newConnection(passkeysOn);
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  const { page } = auditor;
  await open(auditor, tenant, await methodsOf(tenant, name));
  await expect(box(page, 'Enable passkeys')).toBeChecked();
  await expect(box(page, 'Enable passkeys')).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Try', exact: true })).toHaveCount(0);
  await open(auditor, tenant, await addressOf(tenant, '', name));
  await expect(page.getByRole('button', { name: 'Delete connection' })).toHaveCount(0);
  for (const closed of [await addressOf(tenant, '/try', name), '/dashboard/connections/new']) {
    await page.goto(`${tenant.origin}${closed}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'This page is not for your role',
    );
  }
  const address = await addressOf(tenant, '', name);
  const forced = await page.evaluate(async (id) => {
    const response = await fetch('/dashboard/perform', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operation: 'update_connection', path: { id }, body: { options: {} } }),
    });
    return response.status;
  }, address.split('/').at(-1));
  expect(forced).toBe(403);
  expect((await optionsOf(tenant, name)).authentication_methods.passkey.enabled).toBe(true);
  await auditor.close();

  const support = await anotherAdministrator(owner, tenant, 'support');
  await support.page.goto(`${tenant.origin}${address}`);
  await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );
  await support.close();
});
