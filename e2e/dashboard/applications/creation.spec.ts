/** From nothing to an application of each kind, and one that people really sign in to. */
import { startApplication } from '../../support/application.ts';
import {
  expectSignedIn,
  goodPassword,
  heading,
  submitIdentifier,
  submitPassword,
  withoutPasskeyLink,
} from '../../support/hosted-pages.ts';
import {
  confirmIfAsked,
  expect,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
  toast,
} from '../support/story.ts';
import type { Desk } from '../support/story.ts';
import type { Tenant } from '../../support/tenant.ts';

const NEW = '/dashboard/applications/new';

type Registered = { clientId: string; name: string; settings: Record<string, unknown> };

const list = (tenant: Tenant) => tenant.cli('clients', 'list') as Promise<Registered[]>;

/** Fills the form in and sends it. */
async function create(
  { page }: Desk,
  { name, kind, start }: { name: string; kind: string; start?: { label: string; value: string } },
): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await page.getByRole('radio', { name: kind }).check();
  if (start) await page.getByRole('textbox', { name: start.label }).fill(start.value);
  await page.getByRole('button', { name: 'Create', exact: true }).click();
}

const secretNotice = 'This is the client secret. It is shown here once';

const kinds = [
  {
    kind: 'Single page',
    start: { label: 'Where it runs', value: 'http://localhost:5173' },
    code: ["from '@auth0/auth0-spa-js'", "redirect_uri: 'http://localhost:5173'"],
    settings: {
      app_type: 'spa',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      callbacks: ['http://localhost:5173'],
      web_origins: ['http://localhost:5173'],
      refresh_token: { rotation_type: 'rotating' },
    },
  },
  {
    kind: 'Regular web',
    start: { label: 'Where it runs', value: 'https://shop.example.com/' },
    code: ['BASE_URL=https://shop.example.com\n', "from 'express-openid-connect'"],
    settings: {
      app_type: 'regular_web',
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code', 'refresh_token'],
      callbacks: ['https://shop.example.com/callback'],
      allowed_logout_urls: ['https://shop.example.com'],
      initiate_login_uri: 'https://shop.example.com/login',
      refresh_token: { rotation_type: 'non-rotating' },
    },
  },
  {
    kind: 'Native',
    start: { label: 'Callback', value: 'com.example.notes:/callback' },
    code: ['AuthorizationServiceConfiguration', '/passkey/challenge'],
    settings: {
      app_type: 'native',
      token_endpoint_auth_method: 'none',
      callbacks: ['com.example.notes:/callback'],
      refresh_token: { rotation_type: 'rotating' },
    },
  },
  {
    kind: 'Machine to machine',
    start: undefined,
    code: [],
    settings: {
      app_type: 'non_interactive',
      token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['client_credentials'],
      callbacks: [],
    },
  },
] as const;

for (const { kind, start, code, settings } of kinds) {
  test(`${kind}: is created with what it needs, and goes on to its quick start`, async ({
    owner,
    tenant,
  }) => {
    const { page } = owner;
    const name = `${kind} ${crypto.randomUUID().slice(0, 8)}`;
    await open(owner, tenant, NEW);
    await create(owner, { name, kind, start });
    await expect(toast(page, `${name} is created.`)).toBeVisible();
    await expect(heading(page, name)).toBeVisible();
    const made = (await list(tenant)).find((client) => client.name === name);
    expect(made?.settings).toMatchObject(settings);
    await expect(page).toHaveURL(
      `${tenant.origin}/dashboard/applications/${made?.clientId}/quick-start`,
    );
    const main = page.getByRole('main');
    await expect(main.getByText(made?.clientId ?? '').first()).toBeVisible();
    for (const text of code) {
      expect(await page.locator('pre').allInnerTexts()).toContainEqual(
        expect.stringContaining(text),
      );
    }
    if (settings.token_endpoint_auth_method === 'none') {
      await expect(page.getByText(secretNotice)).toBeHidden();
    } else {
      await expect(page.getByText(secretNotice)).toBeVisible();
      await page.reload();
      await expect(heading(page, name)).toBeVisible();
      await expect(page.getByText(secretNotice)).toBeHidden();
    }
  });
}

test('a regular web application that was just created signs people in', async ({
  owner,
  tenant,
  browser,
}) => {
  const { page } = owner;
  const application = await startApplication();
  await open(owner, tenant, NEW);
  await create(owner, {
    name: 'Shop',
    kind: 'Regular web',
    start: { label: 'Where it runs', value: application.origin },
  });
  const notice = page.locator('.message', { hasText: secretNotice });
  const clientSecret = await notice.locator('code').innerText();
  const clientId = /applications\/(\w+)\/quick-start/.exec(page.url())?.[1] ?? '';
  expect(await page.locator('pre').allInnerTexts()).toContainEqual(
    expect.stringContaining(`CLIENT_SECRET=${clientSecret}`),
  );
  await application.connect({ issuer: `${tenant.origin}/`, clientId, clientSecret });

  const { email, id } = await tenant.newUser(goodPassword);
  const context = await browser.newContext();
  const visitor = await context.newPage();
  await visitor.goto(application.loginUrl());
  await submitIdentifier(visitor, email);
  await submitPassword(visitor, goodPassword);
  const skip = withoutPasskeyLink(visitor);
  await expect(skip.or(heading(visitor, 'Signed in'))).toBeVisible();
  if (await skip.isVisible()) await skip.click();
  expect(await expectSignedIn(visitor)).toMatchObject({ sub: id, aud: clientId });
  await context.close();
  await application.stop();
});

test('what is wrong is said beside its field, as it is typed and when it is sent', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const before = await list(tenant);
  await open(owner, tenant, NEW);
  const address = page.getByRole('textbox', { name: 'Where it runs' });
  await address.fill('http://app.example.com');
  await expect(page.getByText('expected https; http is for localhost only')).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await address.fill('https://app.example.com');
  await expect(address).toHaveAttribute('aria-invalid', 'false');

  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await expect(page.getByText('Nothing was saved. See the marked fields.')).toBeVisible();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveAccessibleDescription(/Expected a name of 1 to 100 characters/);

  await name.fill('Shop');
  await address.fill('myapp:/callback');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await expect(page.getByText('Nothing was saved. See the marked fields.')).toBeVisible();
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  expect(await list(tenant)).toEqual(before);
});

test('a tenant without applications learns what one is for', async ({ page, authenticator }) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, `/dashboard/applications/${tenant.applicationId}`);
  await page.getByRole('button', { name: 'Delete this application' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Notes?' });
  await expect(dialog).toContainText('Nobody can sign in to Notes any more');
  await expect(dialog).toContainText('1 connection is switched on for it.');
  await dialog.getByRole('button', { name: 'Delete Notes' }).click();
  await confirmIfAsked(owner, toast(page, 'Notes is deleted.'));
  await expect(page).toHaveURL(/\/dashboard\/applications$/);
  await expect(page.getByRole('heading', { name: 'Nothing signs people in yet' })).toBeVisible();
  expect(await list(tenant)).toEqual([]);
  await page.getByRole('link', { name: 'Create an application' }).click();
  await expect(heading(page, 'Create an application')).toBeVisible();
  await tenant.stop();
});
