/** APIs, what they let be done, and the machines that may. */
import { localFetch } from '../../support/local-fetch.ts';
import type { Tenant } from '../../support/tenant.ts';
import {
  anotherAdministrator,
  confirmIfAsked,
  expect,
  hydrated,
  open,
  ownTenant,
  joinAsFirstOwner,
  test,
  toast,
} from '../support/story.ts';
import type { Desk } from '../support/story.ts';

type Machine = { clientId: string; clientSecret: string };

const newMachine = (tenant: Tenant, name: string) =>
  tenant.cli(
    ...['clients', 'create', '--name', name, '--type', 'non_interactive'],
  ) as Promise<Machine>;

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** What the token endpoint answers a machine. */
async function tokenOf(
  tenant: Tenant,
  { clientId, clientSecret }: Machine,
  audience: string,
): Promise<{ status: number; token: string; scope: string }> {
  const body = new URLSearchParams({
    ...{ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
    audience,
  });
  const answer = await localFetch(`${tenant.origin}/oauth/token`, {
    ...{ method: 'POST', headers: form, body: body.toString() },
  });
  const { access_token: token = '', scope = '' } = (await answer.json()) as Record<string, string>;
  return { status: answer.status, token, scope };
}

const save = ({ page }: Desk) => page.getByRole('button', { name: 'Save' }).click();

/** Makes an API and comes to its settings. */
async function createApi(owner: Desk, tenant: Tenant, name: string): Promise<string> {
  const { page } = owner;
  const identifier = `https://${crypto.randomUUID()}.example.com`;
  await open(owner, tenant, '/dashboard/apis/new');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('textbox', { name: 'Identifier' }).fill(identifier);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(toast(page, `${name} is created.`)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return identifier;
}

test('an API is created, gets scopes, is granted to a machine, and taken away', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const machine = await newMachine(tenant, 'Packer');
  const identifier = await createApi(owner, tenant, 'Orders');
  expect((await tokenOf(tenant, machine, identifier)).status).toBe(403);

  for (const [at, scope] of ['read:orders', 'write:orders'].entries()) {
    await page.getByRole('button', { name: 'Add a scope' }).click();
    await page.getByRole('textbox', { name: `Scope ${at + 1}`, exact: true }).fill(scope);
  }
  await save(owner);
  await expect(toast(page, 'Saved.')).toBeVisible();

  await page.getByRole('link', { name: 'Applications', exact: true }).last().click();
  await page.getByRole('link', { name: 'Allow an application' }).click();
  await page.getByRole('combobox', { name: 'Application' }).selectOption({ label: 'Packer' });
  await page.getByRole('checkbox', { name: 'read:orders' }).check();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  await expect(toast(page, 'Packer may call the Orders now.')).toBeVisible();
  const row = page.getByRole('row', { name: /Packer/ });
  await expect(row).toContainText('read:orders');
  await expect(row).not.toContainText('write:orders');
  expect(await tokenOf(tenant, machine, identifier)).toMatchObject({
    ...{ status: 200, scope: 'read:orders' },
  });

  await row.getByRole('link', { name: 'Change what Packer may do' }).click();
  await page.getByRole('checkbox', { name: 'write:orders' }).check();
  await save(owner);
  await expect(toast(page, 'Saved.').last()).toBeVisible();
  await expect
    .poll(async () => (await tokenOf(tenant, machine, identifier)).scope)
    .toBe('read:orders write:orders');

  await page.getByRole('link', { name: 'Get a token' }).click();
  await expect(page.locator('pre').first()).toContainText(`client_id=${machine.clientId}`);
  await expect(page.locator('pre').first()).toContainText(`audience=${identifier}`);

  await page.getByRole('link', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Delete this API' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Orders?' });
  await expect(dialog).toContainText('1 application loses what they were granted.');
  await dialog.getByRole('button', { name: 'Delete Orders' }).click();
  await confirmIfAsked(owner, toast(page, 'Orders is deleted.'));
  await expect(page).toHaveURL(/\/dashboard\/apis$/);
  expect((await tokenOf(tenant, machine, identifier)).status).toBe(400);
});

test('what is wrong with an API is said beside it', async ({ owner, tenant }) => {
  const { page } = owner;
  const taken = await createApi(owner, tenant, 'Stock');
  await page.getByRole('button', { name: 'Add a scope' }).click();
  await page.getByRole('textbox', { name: 'Scope 1', exact: true }).fill('read orders');
  await expect(page.getByText('expected a scope such as read:orders, without')).toBeVisible();
  await save(owner);
  await expect(page.getByText('Nothing was saved. See the marked fields.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove scope read orders' }).click();
  await expect(page.getByRole('button', { name: 'Add a scope' })).toBeFocused();

  await open(owner, tenant, '/dashboard/apis/new');
  const identifier = page.getByRole('textbox', { name: 'Identifier' });
  const create = page.getByRole('button', { name: 'Create', exact: true });
  await identifier.fill('https://api.example.com/#part');
  await create.click();
  await expect(identifier).toHaveAccessibleDescription(/Expected a URI without a # part/);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Again');
  await identifier.fill(taken);
  await create.click();
  await expect(identifier).toHaveAccessibleDescription(/is already registered/);
});

test('what somebody else changed of an API is shown and not overwritten', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  await createApi(owner, tenant, 'Depot');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Mine');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await hydrated(other);
  await other.getByRole('textbox', { name: 'Name', exact: true }).fill('Theirs');
  await other.getByRole('button', { name: 'Save' }).click();
  await expect(other.getByRole('heading', { level: 1, name: 'Theirs' })).toBeVisible();
  await save(owner);
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await expect(name).toHaveValue('Theirs');
});

test('a machine opens the Management API with what it was granted, and no more', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  const machine = await newMachine(tenant, 'Ops');
  await open(owner, tenant, '/dashboard/apis');
  await expect(
    page.getByRole('heading', { name: 'You have no API of your own yet' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Management API' }).click();
  await expect(page.getByText('Nothing about it can be changed.')).toBeVisible();
  await expect(page.getByRole('button', { name: /Save|Delete/ })).toHaveCount(0);
  await open(owner, tenant, '/dashboard/apis/management-api/applications/new');
  await page.getByRole('combobox', { name: 'Application' }).selectOption({ label: 'Ops' });
  await page.getByRole('searchbox', { name: 'Show scopes with' }).fill('read:clients');
  await page.getByRole('checkbox', { name: 'read:clients', exact: true }).check();
  await page.getByRole('button', { name: 'Allow', exact: true }).click();
  // What it may do here is what administrators do: that opens a door.
  await confirmIfAsked(owner, toast(page, 'Ops may call the Management API now.'));

  const { token } = await tokenOf(tenant, machine, `${tenant.origin}/api/v2/`);
  const ask = async (path: string) =>
    (
      await localFetch(`${tenant.origin}/api/v2${path}`, {
        headers: { authorization: `Bearer ${token}` },
      })
    ).status;
  expect(await ask('/clients')).toBe(200);
  expect(await ask('/users')).toBe(403);

  const row = page.getByRole('row', { name: /Ops/ });
  await row.getByRole('button', { name: 'Remove' }).click();
  const dialog = page.getByRole('dialog', { name: 'Remove Ops?' });
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(toast(page, 'Ops is removed.')).toBeVisible();
  expect(await ask('/clients')).toBe(401);
  await tenant.stop();
});

test('an auditor reads APIs and changes nothing; they are not for support', async ({
  owner,
  tenant,
}) => {
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  await open(auditor, tenant, '/dashboard/apis');
  await expect(auditor.page.getByRole('link', { name: 'Create an API' })).toBeHidden();
  await open(auditor, tenant, '/dashboard/apis/management-api/applications');
  await expect(auditor.page.getByRole('link', { name: 'Allow an application' })).toBeHidden();
  await auditor.page.goto(`${tenant.origin}/dashboard/apis/new`);
  await expect(auditor.page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );
  await auditor.close();
  const support = await anotherAdministrator(owner, tenant, 'support');
  for (const path of ['/dashboard/apis', '/dashboard/apis/management-api']) {
    await support.page.goto(`${tenant.origin}${path}`);
    await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
      'This page is not for your role',
    );
  }
  await support.close();
});
