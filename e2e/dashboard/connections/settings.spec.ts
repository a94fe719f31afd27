/** Making connections, what is set for all of one, which applications use it, and its end. */
import {
  alerts,
  beginSignUp,
  createAccountButton,
  expectSignedIn,
  goodPassword,
  newPasswordField,
  signUpLink,
  identifierField,
} from '../../support/hosted-pages.ts';
import { newEmail } from '../../support/tenant.ts';
import type { Tenant } from '../../support/tenant.ts';
import { confirmIn, expect, open, test, toast } from '../support/story.ts';
import { addressOf } from './pages.ts';

type Listed = { name: string; clientIds: string[]; options: Record<string, unknown> };

const listed = async (tenant: Tenant) =>
  (await tenant.cli('connections', 'list')) as readonly Listed[];

const find = async (tenant: Tenant, wanted: string) =>
  (await listed(tenant)).find(({ name }) => name === wanted);

test('a connection is made, and leads on to the ways to sign in', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/connections');
  await page.getByRole('link', { name: 'Create connection' }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  const create = page.getByRole('button', { name: 'Create connection' });
  await name.fill('not a name');
  await create.click();
  await expect(page.getByText('expected letters, digits and inner hyphens')).toBeVisible();
  await name.fill('people');
  await create.click();
  await expect(page.getByRole('alert')).toContainText('A connection is already named people');
  expect(await find(tenant, 'staff')).toBeUndefined();

  await name.fill('staff');
  await page.getByRole('textbox', { name: 'Display name' }).fill('Our staff');
  await create.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Our staff');
  await expect(page).toHaveURL(/\/authentication$/);
  const applications = (await tenant.cli('clients', 'list')) as { clientId: string }[];
  const everyone = applications.map(({ clientId }) => clientId).sort();
  expect((await find(tenant, 'staff'))?.clientIds.toSorted()).toEqual(everyone);

  await page.getByRole('link', { name: 'Database connections' }).first().click();
  await expect(page.getByRole('row', { name: /Our staff/ })).toContainText('Off');
  await expect(page.getByRole('row', { name: /people/ })).toContainText('On');
});

test('new passwords are what the policy says, and sign-up can be closed', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const name = await tenant.newConnection({});
  const { application } = tenant;
  await open(owner, tenant, await addressOf(tenant, '', name));
  const length = page.getByRole('spinbutton', { name: 'Shortest length' });
  await length.fill('0');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('expected a whole number from 1 to 72')).toBeVisible();
  await length.fill('8');
  await page.getByRole('checkbox', { name: 'A digit' }).check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();

  await beginSignUp(page, application, newEmail(), { connection: name });
  await newPasswordField(page).fill('otterlike');
  await createAccountButton(page).click();
  await expect(alerts(page).first()).toBeVisible();
  await newPasswordField(page).fill('otters-7');
  await createAccountButton(page).click();
  await expectSignedIn(page);

  await open(owner, tenant, await addressOf(tenant, '', name));
  await page.getByRole('checkbox', { name: 'People may sign up' }).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  await page.goto(application.loginUrl({ connection: name, prompt: 'login' }));
  await expect(identifierField(page)).toBeVisible();
  await expect(signUpLink(page)).toHaveCount(0);
});

test('an older policy stays until new rules are set', async ({ owner, tenant }) => {
  const { page } = owner;
  const name = await tenant.newConnection({ passwordPolicy: 'good' });
  await open(owner, tenant, await addressOf(tenant, '', name));
  await page.getByRole('textbox', { name: 'Display name' }).fill('Old friends');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Old friends');
  expect((await find(tenant, name))?.options).toMatchObject({ passwordPolicy: 'good' });
  await page.getByRole('button', { name: 'Set new rules instead' }).click();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Discard changes' })).toBeHidden();
  const { options } = (await find(tenant, name)) ?? {};
  expect(options).not.toHaveProperty('passwordPolicy');
  expect(options).toMatchObject({ password_options: { complexity: { min_length: 15 } } });
});

test('identifiers are described by attributes, of which one at least is an identifier', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const name = await tenant.newConnection({ requires_username: true });
  await open(owner, tenant, await addressOf(tenant, '', name));
  await page.getByRole('checkbox', { name: 'Describe identifiers by attributes' }).check();
  const email = page.getByRole('group', { name: 'Email address' });
  await email.getByRole('checkbox', { name: 'Is an identifier' }).uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('at least one identifier must be active')).toBeVisible();
  const username = page.getByRole('group', { name: 'User name' });
  await username.getByRole('checkbox', { name: 'Is an identifier' }).check();
  await username.getByRole('combobox', { name: 'At sign-up' }).selectOption('Required');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  expect((await find(tenant, name))?.options).toMatchObject({
    requires_username: false,
    attributes: {
      email: { identifier: { active: false } },
      username: { identifier: { active: true }, signup: { status: 'required' } },
    },
  });
});

test('applications are chosen', async ({ owner, tenant }) => {
  const { page } = owner;
  const name = await tenant.newConnection({});
  await open(owner, tenant, await addressOf(tenant, '/applications', name));
  const notes = page.getByRole('checkbox', { name: 'Notes', exact: true });
  await expect(notes).toBeChecked();
  await notes.uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  // Stories before may have made other applications, which stay as they were.
  expect((await find(tenant, name))?.clientIds).not.toContain(tenant.applicationId);
  expect((await find(tenant, 'people'))?.clientIds).toContain(tenant.applicationId);
  await notes.check();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Discard changes' })).toBeHidden();
  expect((await find(tenant, name))?.clientIds).toContain(tenant.applicationId);
});

test('a connection is deleted with a passkey, after its users were counted', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const name = await tenant.newConnection({});
  await tenant.newUserOf(name, goodPassword);
  await open(owner, tenant, await addressOf(tenant, '', name));
  await page.getByRole('button', { name: 'Delete connection' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${name}?` });
  await expect(dialog).toContainText('1 user and 0 passkeys are deleted');
  await expect(dialog).toContainText('Notes');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await find(tenant, name)).toBeDefined();

  await page.getByRole('button', { name: 'Delete connection' }).click();
  await dialog.getByRole('button', { name: 'Delete connection' }).click();
  await confirmIn(owner);
  await expect(page).toHaveURL(/\/dashboard\/connections$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Database connections');
  await expect(page.getByRole('row', { name: new RegExp(name) })).toHaveCount(0);
  expect(await find(tenant, name)).toBeUndefined();
});
