/** The first owner, invitations, roles, and the way out. */
import { plugIn } from '../support/authenticator.ts';
import { localFetch } from '../support/local-fetch.ts';
import {
  acceptLink,
  anotherAdministrator,
  confirmIfAsked,
  expect,
  firstLink,
  joinAsFirstOwner,
  open,
  ownTenant,
  signInHere,
  test,
  toast,
} from './support/story.ts';

test('the first link makes the owner, once', async ({ page, authenticator, browser }) => {
  const tenant = await ownTenant();
  const link = await firstLink(tenant);
  await acceptLink({ page, authenticator }, link, { name: 'Ada', email: 'Ada@Example.com' });
  await open({ page, authenticator }, tenant, '/dashboard/admins');
  const row = page.getByRole('row', { name: /Ada/ });
  await expect(row).toContainText('ada@example.com');
  await expect(row).toContainText('Owner');

  const stranger = await browser.newContext();
  const second = await stranger.newPage();
  await second.goto(link);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText('Something went wrong');
  await expect(second.getByText('This link has expired or has already been used.')).toBeVisible();
  expect(await tenant.cli('admins', 'first-link')).toEqual({ url: null });
  await stranger.close();
  await tenant.stop();
});

test('a newer first link takes the place of the older one', async ({ page }) => {
  const tenant = await ownTenant();
  const older = await firstLink(tenant);
  const newer = await firstLink(tenant);
  await page.goto(older);
  await expect(page.getByText('This link has expired or has already been used.')).toBeVisible();
  await page.goto(newer);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Welcome to the dashboard');
  await tenant.stop();
});

test('whoever comes says who they are, and hears what is wrong with it', async ({ page }) => {
  const tenant = await ownTenant();
  await page.goto(await firstLink(tenant));
  await page.getByRole('textbox', { name: 'Your name' }).fill('  ');
  await page.getByRole('textbox', { name: 'Email address' }).fill('ada@example.com');
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(page.getByText('Enter a name of 1 to 120 characters.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Email address' })).toHaveValue('ada@example.com');
  await tenant.stop();
});

test('an administrator signs in with their passkey and comes to the page they wanted', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const desk = { page, authenticator };
  await joinAsFirstOwner(desk, tenant);
  await open(desk, tenant);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    "You're signed out of the dashboard",
  );
  await page.goto(`${tenant.origin}/dashboard/admins`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await signInHere(desk);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Admins');
  await tenant.stop();
});

test('a user of the tenant does not come in, and an administrator is not signed in elsewhere', async ({
  owner,
  tenant,
}) => {
  const { page, authenticator } = owner;
  await page.goto(tenant.application.loginUrl());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await authenticator.setPresent(true);
  await page.getByRole('button', { name: 'Continue with a passkey' }).click();
  await expect(page.getByText("That passkey wasn't accepted.")).toBeVisible();
  await authenticator.setPresent(false);
});

test('without a session nothing is read and nothing is done', async ({ tenant }) => {
  const ask = (origin: string) =>
    localFetch(`${tenant.origin}/dashboard/perform`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify({ operation: 'list_users' }),
    });
  expect((await ask(tenant.origin)).status).toBe(401);
  expect((await ask('https://evil.example')).status).toBe(403);
});

test('a copied session opens nothing in another browser', async ({ owner, tenant, browser }) => {
  const cookies = await owner.page.context().cookies();
  const thief = await browser.newContext();
  await thief.addCookies(cookies.filter(({ name }) => name === 'latchkey_dashboard'));
  const page = await thief.newPage();
  await page.goto(`${tenant.origin}/dashboard/admins`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await thief.close();
});

test('an owner invites, changes a role, and removes; each asks for a fresh passkey', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  await open(auditor, tenant, '/dashboard/admins');
  await expect(auditor.page.getByRole('button', { name: 'Invite', exact: true })).toBeHidden();
  const refused = await auditor.page.evaluate(async () => {
    const response = await fetch('/dashboard/perform', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        operation: 'update_branding',
        body: { colors: { primary: '#123456' } },
      }),
    });
    return response.status;
  });
  expect(refused).toBe(403);

  await open(owner, tenant, '/dashboard/admins');
  const row = page.getByRole('row', { name: /The auditor/ });
  await row.getByRole('button', { name: 'Change role' }).click();
  const asked = page.getByRole('dialog', { name: 'The role of The auditor' });
  await asked.getByRole('radio', { name: 'Support' }).check();
  await asked.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'The auditor has the role Support now.')).toBeVisible();
  await auditor.page.goto(`${tenant.origin}/dashboard/admins`);
  await expect(auditor.page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );

  await row.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove The auditor?' });
  await expect(dialog).toContainText('signed out at once');
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(toast(page, 'The auditor is removed.')).toBeVisible();
  await expect(row).toBeHidden();
  await auditor.page.goto(`${tenant.origin}/dashboard`);
  await expect(auditor.page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await auditor.close();
  await tenant.stop();
});

test('the last owner stays', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/admins');
  await page.getByRole('row', { name: /Ada/ }).getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Ada?' });
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await confirmIfAsked(owner, page.getByText('expected another owner who has come'));
});

test('who has lost their passkey gets a new link, and the old one ends', async ({
  owner,
  tenant,
  browser,
}) => {
  const support = await anotherAdministrator(owner, tenant, 'support');
  await open(owner, tenant, '/dashboard/admins');
  const { page } = owner;
  const row = page.getByRole('row', { name: new RegExp(support.email) });
  await row.getByRole('button', { name: 'New link' }).click();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = await page.locator('code', { hasText: '/dashboard/welcome' }).innerText();
  const context = await browser.newContext();
  const fresh = await context.newPage();
  const device = await plugIn(fresh);
  await fresh.goto(link);
  await expect(fresh.getByRole('heading', { level: 1 })).toHaveText('Create your passkey');
  await device.setPresent(true);
  await fresh.getByRole('button', { name: 'Create a passkey' }).click();
  await expect(fresh).toHaveURL(/\/dashboard\/users$/);
  await context.close();
  await support.close();
});
