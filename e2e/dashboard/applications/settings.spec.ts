/** What can be changed of an application, and by whom. */
import { localFetch } from '../../support/local-fetch.ts';
import type { Tenant } from '../../support/tenant.ts';
import {
  anotherAdministrator,
  confirmIfAsked,
  expect,
  open,
  test,
  toast,
} from '../support/story.ts';
import type { Desk } from '../support/story.ts';

type Registered = { clientId: string; clientSecret: string };

/** An application of the story's own. */
const register = (tenant: Tenant, name: string, ...args: string[]) =>
  tenant.cli('clients', 'create', '--name', name, ...args) as Promise<Registered>;

const settingsOf = async (tenant: Tenant, id: string) =>
  ((await tenant.cli('clients', 'list')) as { clientId: string; settings: object }[]).find(
    ({ clientId }) => clientId === id,
  )?.settings;

const at = (id: string, tab = '') => `/dashboard/applications/${id}${tab}`;
const save = ({ page }: Desk) => page.getByRole('button', { name: 'Save' }).click();

test('addresses are changed; what is wrong is said as it is typed, and is not saved', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const { clientId } = await register(tenant, 'Shop', '--callback', 'https://shop.example.com/cb');
  await open(owner, tenant, at(clientId));
  const callbacks = page.getByRole('textbox', { name: 'Callback URLs' });
  await expect(callbacks).toHaveValue('https://shop.example.com/cb');
  await callbacks.fill('https://shop.example.com/cb\nhttps://shop.example.com/cb#part');
  await expect(
    page.getByText('https://shop.example.com/cb#part: expected an address without a # part'),
  ).toBeVisible();
  await save(owner);
  await expect(page.getByText('Nothing was saved. See the marked fields.')).toBeVisible();
  expect(await settingsOf(tenant, clientId)).toMatchObject({
    callbacks: ['https://shop.example.com/cb'],
  });

  await callbacks.fill('https://shop.example.com/cb\n\n  http://localhost:4000/cb  ');
  await page.getByRole('textbox', { name: 'Web origins' }).fill('https://shop.example.com/');
  await expect(page.getByText('without a path or a slash at its end')).toBeVisible();
  await page.getByRole('textbox', { name: 'Web origins' }).fill('https://shop.example.com');
  await page.getByRole('textbox', { name: 'Login address' }).fill('https://shop.example.com/login');
  await page
    .getByRole('textbox', { name: 'Back-channel logout URL' })
    .fill('https://shop.example.com/ended');
  await page.getByRole('checkbox', { name: 'This application is our own' }).uncheck();
  await save(owner);
  await expect(toast(page, 'Saved.')).toBeVisible();
  expect(await settingsOf(tenant, clientId)).toMatchObject({
    callbacks: ['https://shop.example.com/cb', 'http://localhost:4000/cb'],
    web_origins: ['https://shop.example.com'],
    initiate_login_uri: 'https://shop.example.com/login',
    oidc_logout: { backchannel_logout_urls: ['https://shop.example.com/ended'] },
    is_first_party: false,
  });

  await page.getByRole('textbox', { name: 'Login address' }).fill('');
  await save(owner);
  await expect.poll(() => settingsOf(tenant, clientId)).not.toHaveProperty('initiate_login_uri');
});

test('what somebody else saved meanwhile is shown and not overwritten', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const { clientId } = await register(tenant, 'Board', '--callback', 'https://board.example.com');
  await open(owner, tenant, at(clientId));
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.fill('Mine');
  const theirs = { allowed_logout_urls: ['https://theirs.example.com'] };
  await tenant.cli(
    ...['clients', 'update', '--client-id', clientId, '--settings', JSON.stringify(theirs)],
  );
  await save(owner);
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  expect(await settingsOf(tenant, clientId)).toMatchObject(theirs);
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await expect(page.getByRole('textbox', { name: 'Logout URLs' })).toHaveValue(
    'https://theirs.example.com',
  );
  await expect(name).toHaveValue('Board');
  await name.fill('Mine');
  await save(owner);
  await expect(page.getByRole('heading', { level: 1, name: 'Mine' })).toBeVisible();
  expect(await settingsOf(tenant, clientId)).toMatchObject(theirs);
});

test('tokens: lifetimes, rotation and grants; what the server refuses is said beside it', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const { clientId } = await register(
    ...([tenant, 'Single', '--type', 'spa', '--callback', 'https://single.example.com'] as const),
  );
  await open(owner, tenant, at(clientId, '/tokens'));
  const idToken = page.getByRole('textbox', { name: 'ID token lifetime (seconds)' });
  await idToken.fill('30');
  await expect(idToken).toHaveAccessibleDescription(
    /Expected a whole number of seconds from 60 to 2592000/,
  );
  await idToken.fill('5400');
  await expect(page.getByText('This is 1 hour 30 minutes.')).toBeVisible();
  const byItself = page.getByRole('checkbox', { name: 'By itself' });
  await byItself.check();
  await save(owner);
  await expect(
    page.getByText('expected no client_credentials: an application without a secret'),
  ).toBeVisible();
  await byItself.uncheck();
  const unused = page.getByRole('textbox', { name: 'Longest time without use (seconds)' });
  await expect(unused).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Refresh tokens end when nobody uses them' }).check();
  await unused.fill('59');
  await expect(unused).toHaveAccessibleDescription(
    /Expected a whole number of seconds from 60 to 31557600/,
  );
  await save(owner);
  await expect(page.getByText('Nothing was saved. See the marked fields.')).toBeVisible();
  await unused.fill('7200');
  await save(owner);
  await expect(toast(page, 'Saved.')).toBeVisible();
  expect(await settingsOf(tenant, clientId)).toMatchObject({
    refresh_token: { idle_token_lifetime: 7200, infinite_idle_token_lifetime: false },
  });
  await page.reload();
  await expect(unused).toHaveValue('7200');
  await page.getByRole('radio', { name: 'The same one until it expires' }).check();
  await page.getByRole('textbox', { name: 'Refresh token lifetime (seconds)' }).fill('86400');
  await save(owner);
  await expect(toast(page, 'Saved.')).toBeVisible();
  expect(await settingsOf(tenant, clientId)).toMatchObject({
    grant_types: ['authorization_code', 'refresh_token'],
    jwt_configuration: { lifetime_in_seconds: 5400 },
    refresh_token: { rotation_type: 'non-rotating', token_lifetime: 86_400 },
  });
});

test('connections are switched on and off', async ({ owner, tenant }) => {
  const { page } = owner;
  const { clientId } = await register(tenant, 'Sales', '--callback', 'https://sales.example.com');
  await open(owner, tenant, at(clientId, '/connections'));
  const people = page.getByRole('checkbox', { name: 'people' });
  await expect(people).toBeChecked();
  await people.click();
  await expect(toast(page, 'people is switched off.')).toBeVisible();
  await page.reload();
  await expect(people).not.toBeChecked();
  await expect(page.getByText('Nobody can sign in yet')).toBeVisible();
  await page.goto(`${tenant.origin}${at(clientId, '/quick-start')}`);
  await page.getByRole('link', { name: 'Switch on a connection' }).click();
  await people.click();
  await expect(toast(page, 'people is switched on.')).toBeVisible();
  await expect(page.getByText('Nobody can sign in yet')).toBeHidden();
});

/** What the token endpoint answers a machine. */
async function tokenStatus(tenant: Tenant, id: string, secret: string): Promise<number> {
  const body = new URLSearchParams({
    ...{ grant_type: 'client_credentials', client_id: id, client_secret: secret },
    audience: `${tenant.origin}/api/v2/`,
  });
  const { status } = await localFetch(`${tenant.origin}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: body.toString(),
  });
  return status;
}

async function newMachine(tenant: Tenant, name: string): Promise<Registered> {
  const machine = await register(tenant, name, '--type', 'non_interactive');
  await tenant.cli(
    ...['apis', 'grant', '--client-id', machine.clientId],
    ...['--audience', `${tenant.origin}/api/v2/`, '--scope', 'read:clients'],
  );
  return machine;
}

test('the secret is shown to who shows a passkey; a new one takes the place of the old', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const { clientId, clientSecret } = await newMachine(tenant, 'Nightly');
  await open(owner, tenant, at(clientId, '/credentials'));
  await expect(page.getByText(clientSecret)).toBeHidden();
  await page.getByRole('button', { name: 'Show the secret' }).click();
  await confirmIfAsked(owner, page.getByText(clientSecret));
  expect(await tokenStatus(tenant, clientId, clientSecret)).toBe(200);

  await page.getByRole('button', { name: 'Rotate the secret' }).click();
  const dialog = page.getByRole('dialog', { name: 'A new secret for Nightly?' });
  await expect(dialog).toContainText('The old secret stops working at once');
  await dialog.getByRole('button', { name: 'Rotate the secret' }).click();
  const notice = page.locator('.message', { hasText: 'This is the new secret.' });
  await confirmIfAsked(owner, notice.getByText('This is the new secret.'));
  const fresh = await notice.locator('code').innerText();
  expect(fresh).not.toBe(clientSecret);
  expect(await tokenStatus(tenant, clientId, clientSecret)).toBe(401);
  expect(await tokenStatus(tenant, clientId, fresh)).toBe(200);
});

test('an application that is deleted gets no tokens any more', async ({ owner, tenant }) => {
  const { page } = owner;
  const { clientId, clientSecret } = await newMachine(tenant, 'Weekly');
  expect(await tokenStatus(tenant, clientId, clientSecret)).toBe(200);
  await open(owner, tenant, at(clientId));
  await page.getByRole('button', { name: 'Delete this application' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Weekly?' });
  await expect(dialog).toContainText('It loses 1 grant of an API.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Delete this application' }).click();
  await dialog.getByRole('button', { name: 'Delete Weekly' }).click();
  await confirmIfAsked(owner, toast(page, 'Weekly is deleted.'));
  await expect(page).toHaveURL(/\/dashboard\/applications$/);
  await expect(page.getByRole('row', { name: /Weekly/ })).toBeHidden();
  expect(await tokenStatus(tenant, clientId, clientSecret)).toBe(401);
  await page.goto(`${tenant.origin}${at(clientId)}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
});

test('an auditor reads and changes nothing, and sees no secret', async ({ owner, tenant }) => {
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  const { page } = auditor;
  const id = tenant.applicationId;
  await open(auditor, tenant, '/dashboard/applications');
  await expect(page.getByRole('link', { name: 'Notes', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create an application' })).toBeHidden();
  for (const tab of ['', '/tokens', '/connections', '/quick-start']) {
    await open(auditor, tenant, at(id, tab));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notes');
    await expect(page.getByRole('button', { name: /Save|Delete|Rotate/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Credentials' })).toBeHidden();
  }
  for (const path of [at(id, '/credentials'), '/dashboard/applications/new']) {
    await page.goto(`${tenant.origin}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'This page is not for your role',
    );
  }
  for (const operation of ['read_client_secret', 'update_client', 'delete_client']) {
    const status = await page.evaluate(
      async ([asked, client]) => {
        const response = await fetch('/dashboard/perform', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ operation: asked, path: { id: client }, body: {} }),
        });
        return response.status;
      },
      [operation, id],
    );
    expect(`${operation} ${status}`).toBe(`${operation} 403`);
  }
  await auditor.close();
});

test('applications are not for support', async ({ owner, tenant }) => {
  const support = await anotherAdministrator(owner, tenant, 'support');
  await expect(support.page.getByRole('link', { name: 'Applications' })).toBeHidden();
  for (const path of ['/dashboard/applications', at(tenant.applicationId)]) {
    await support.page.goto(`${tenant.origin}${path}`);
    await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
      'This page is not for your role',
    );
  }
  await support.close();
});
