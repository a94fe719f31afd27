/** One user: what is known of them, their passkeys and sessions, and how they are kept out. */
import {
  createPasskeyButton,
  expectPasskeysOffered,
  expectSignedIn,
  goodPassword,
  heading,
  passkeyButton,
  submitIdentifier,
  submitPassword,
} from '../../support/hosted-pages.ts';
import { plugIn } from '../../support/authenticator.ts';
import {
  anotherAdministrator,
  confirmIfAsked,
  expect,
  open,
  test,
  toast,
} from '../support/story.ts';
import type { Desk } from '../support/story.ts';
import { pathOf, somebodyWithPasskey } from './theirs.ts';
import type { Person } from './theirs.ts';

/** Presses a button of a dialog, and shows a passkey where that is asked for. */
async function confirmed(desk: Desk, title: string, button: string, done: string): Promise<void> {
  const { page } = desk;
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await confirmIfAsked(desk, toast(page, done));
}

async function comeBack({ page, authenticator }: Person, address: string): Promise<void> {
  await page.goto(address);
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
}

test('a passkey of a real sign-up is listed, renamed and revoked, and then opens nothing', async ({
  owner,
  tenant,
  browser,
}) => {
  const ada = await somebodyWithPasskey(browser, tenant);
  const { page } = owner;
  await open(owner, tenant, pathOf(ada.id, 'passkeys'));
  const row = page.getByRole('table').getByRole('row').nth(1);
  await expect(row).toContainText(tenant.rpId);

  await row.getByRole('button', { name: 'Rename' }).click();
  const field = page.getByRole('textbox', { name: 'Name of the passkey' });
  await field.fill(' ');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('expected 1 to 120 characters')).toBeVisible();
  await field.fill('Work laptop');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Work laptop');

  await row.getByRole('button', { name: 'Revoke' }).click();
  const dialog = page.getByRole('dialog', { name: 'Revoke Work laptop?' });
  await expect(dialog).toContainText('cannot be used here any more');
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('heading', { name: 'No passkeys yet' })).toBeVisible();

  await comeBack(ada, tenant.application.loginUrl({ login_hint: ada.email }));
  await expect(ada.page.getByRole('status').filter({ hasText: 'passkey' })).toContainText(
    "That passkey can't be used here any more.",
  );
  await ada.close();
});

test('whoever is blocked does not come in, until they are let in again', async ({
  owner,
  tenant,
  browser,
}) => {
  const ada = await somebodyWithPasskey(browser, tenant);
  const { page } = owner;
  await open(owner, tenant, pathOf(ada.id, 'danger'));
  await page.getByRole('button', { name: 'Block', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `Block ${ada.email}?` });
  await expect(dialog).toContainText('They cannot sign in any more');
  await dialog.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Blocked' })).toBeVisible();
  await comeBack(ada, tenant.application.loginUrl());
  await expect(ada.page.getByRole('alert')).toBeVisible();
  await expect(heading(ada.page, 'Sign in')).toBeVisible();
  await ada.authenticator.setPresent(false);

  await page.getByRole('button', { name: 'Unblock' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Unblock' }).click();
  await expect(toast(page, 'can sign in again')).toBeVisible();
  await comeBack(ada, tenant.application.loginUrl());
  await expectSignedIn(ada.page);
  await ada.close();
});

test('a session that is ended is gone in its browser', async ({ owner, tenant, browser }) => {
  const ada = await somebodyWithPasskey(browser, tenant);
  await comeBack(ada, tenant.application.loginUrl());
  await expectSignedIn(ada.page);
  await ada.authenticator.setPresent(false);
  const { page } = owner;
  await open(owner, tenant, pathOf(ada.id, 'sessions'));
  const ending = page.getByRole('table').getByRole('button', { name: 'Sign out', exact: true });
  const sessions = await ending.count();
  expect(sessions).toBeGreaterThan(0);
  await ending.first().click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(ending).toHaveCount(sessions - 1);
  if (sessions > 1) {
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  }
  await expect(page.getByRole('heading', { name: 'Not signed in anywhere' })).toBeVisible();
  await ada.page.goto(tenant.application.loginUrl());
  await expect(heading(ada.page, 'Sign in')).toBeVisible();
  await ada.close();
});

test('a rescue link is told once and leads to a new passkey in another browser', async ({
  owner,
  tenant,
  browser,
}) => {
  const user = await tenant.newUser(goodPassword);
  const { page } = owner;
  await open(owner, tenant, pathOf(user.id, 'passkeys'));
  await page.getByRole('button', { name: 'Make a rescue link' }).click();
  const title = `Make a rescue link for ${user.email}?`;
  await expect(page.getByRole('dialog')).toContainText('can take over the account');
  await confirmed(owner, title, 'Make the link', 'There is a rescue link');
  const link = await page.locator('code', { hasText: '/rescue' }).innerText();
  await page.reload();
  await expect(page.locator('code', { hasText: '/rescue' })).toBeHidden();

  const context = await browser.newContext();
  const theirs = await context.newPage();
  const device = await plugIn(theirs);
  await theirs.goto(link);
  await device.setPresent(true);
  await createPasskeyButton(theirs).click();
  await expect(heading(theirs, "You're all set")).toBeVisible();
  await context.close();
  await page.reload();
  await expect(page.getByRole('table')).toContainText(tenant.rpId);
});

test('whoever is deleted is gone everywhere, and what goes with them is said before', async ({
  owner,
  tenant,
  browser,
}) => {
  const ada = await somebodyWithPasskey(browser, tenant);
  const { page } = owner;
  await open(owner, tenant, pathOf(ada.id, 'danger'));
  await page.getByRole('button', { name: 'Delete user' }).click();
  const title = `Delete ${ada.email}?`;
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toContainText('1 passkey,');
  await expect(dialog).toContainText('This cannot be undone.');
  await confirmed(owner, title, 'Delete user', `${ada.email} is deleted.`);
  await expect(heading(page, 'Users')).toBeVisible();
  await expect(page.getByRole('link', { name: ada.email })).toBeHidden();
  expect((await page.goto(`${tenant.origin}${pathOf(ada.id)}`))?.status()).toBe(404);
  await expect(heading(page, 'There is nothing here')).toBeVisible();
  await comeBack(ada, tenant.application.loginUrl());
  await expect(ada.page.getByText("That passkey can't be used here any more.")).toBeVisible();
  await ada.close();
});

test('metadata is edited as JSON, and what somebody else has saved is not overwritten', async ({
  owner,
  tenant,
}) => {
  const user = await tenant.newUser();
  const { page } = owner;
  await open(owner, tenant, pathOf(user.id));
  const other = await page.context().newPage();
  await open({ ...owner, page: other }, tenant, pathOf(user.id));

  const metadata = page.getByRole('textbox', { name: 'App metadata' });
  const save = page.getByRole('button', { name: 'Save' });
  await metadata.fill('{"plan":');
  await save.click();
  await expect(page.getByText('expected an object such as')).toBeVisible();
  await metadata.fill('{"plan": "gold", "seats": 3}');
  await save.click();
  await expect(toast(page, 'The user is saved.')).toBeVisible();
  await metadata.fill('{"plan": "gold"}');
  await save.click();
  await expect(metadata).toHaveValue('{\n  "plan": "gold"\n}');

  await other.getByRole('textbox', { name: 'App metadata' }).fill('{"plan": "none"}');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByText('This has been changed since you opened it.')).toBeVisible();
  await other.getByRole('button', { name: 'Load the newest' }).click();
  await expect(other.getByRole('textbox', { name: 'App metadata' })).toHaveValue(/gold/);
  await other.close();
});

test('after a sign-in its events and the reasons for asking are shown, and they are asked again', async ({
  owner,
  tenant,
  browser,
}) => {
  const user = await tenant.newUser(goodPassword);
  const context = await browser.newContext();
  const theirs = await context.newPage();
  await theirs.goto(tenant.application.loginUrl());
  await submitIdentifier(theirs, user.email);
  await submitPassword(theirs, goodPassword);
  await expectSignedIn(theirs);
  await context.close();

  const { page } = owner;
  await open(owner, tenant, pathOf(user.id, 'events'));
  await expect(page.getByRole('table')).toContainText('Signed in');
  await page.getByRole('link', { name: 'Passkey prompts' }).click();
  // The browser of this story has no authenticator.
  await expect(page.getByRole('table')).toContainText('Not asked');
  await expect(page.getByRole('table')).toContainText('The device cannot hold a passkey');
  await page.getByRole('button', { name: 'Ask again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask again' }).click();
  await expect(toast(page, 'may be asked again')).toBeVisible();
});

test('support looks after users and deletes nobody; an auditor reads', async ({
  owner,
  tenant,
}) => {
  const user = await tenant.newUser();
  const support = await anotherAdministrator(owner, tenant, 'support');
  await open(support, tenant, '/dashboard/users');
  await expect(support.page.getByRole('link', { name: 'Create user' })).toBeHidden();
  await open(support, tenant, pathOf(user.id, 'danger'));
  await expect(support.page.getByRole('button', { name: 'Block', exact: true })).toBeVisible();
  await expect(support.page.getByRole('button', { name: 'Delete user' })).toBeHidden();
  await support.page.goto(`${tenant.origin}/dashboard/users/new`);
  await expect(heading(support.page, 'This page is not for your role')).toBeVisible();
  await support.close();

  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  await open(auditor, tenant, pathOf(user.id));
  await expect(auditor.page.getByRole('textbox', { name: 'App metadata' })).toBeDisabled();
  await expect(auditor.page.getByRole('button', { name: 'Save' })).toBeHidden();
  await open(auditor, tenant, pathOf(user.id, 'passkeys'));
  await expect(auditor.page.getByRole('button', { name: 'Make a rescue link' })).toBeHidden();
  const refused = await auditor.page.evaluate(async (id) => {
    const body = { operation: 'update_user', path: { id }, body: { blocked: true } };
    const response = await fetch('/dashboard/perform', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.status;
  }, user.id);
  expect(refused).toBe(403);
  await auditor.close();
});

test('an administrator is no user: in no list, and behind no address', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  await tenant.newUser();
  await open(owner, tenant, '/dashboard/users');
  const id = await page.evaluate(async () => {
    const response = await fetch('/dashboard/perform', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operation: 'list_administrators' }),
    });
    const { body } = (await response.json()) as { body: { user_id: string }[] };
    return body[0]?.user_id ?? '';
  });
  expect(id).toMatch(/^admin\|/);
  await open(owner, tenant, `/dashboard/users?search=${encodeURIComponent(id)}`);
  await expect(heading(page, 'Users')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  expect((await page.goto(`${tenant.origin}${pathOf(id)}`))?.status()).toBe(404);
  expect((await page.goto(`${tenant.origin}${pathOf(id, 'passkeys')}`))?.status()).toBe(404);
});
