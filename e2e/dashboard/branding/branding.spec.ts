/** The look and the words of hosted pages, from the dashboard to the sign-in page. */
import {
  anotherAdministrator,
  expect,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
  toast,
} from '../support/story.ts';

const frame = '.dash-screen iframe';

test('a colour and a logo are previewed as they are chosen, and saved for the real sign-in', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, '/dashboard/branding');
  const colour = page.getByRole('textbox', { name: 'Primary colour', exact: true });
  const logo = page.getByRole('textbox', { name: 'Logo' });

  await colour.fill('not a colour');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('expected a colour such as #0a66c2')).toBeVisible();

  await colour.fill('#ffe000');
  await expect(page.getByText('buttons get a neighbour of this colour')).toBeHidden();
  await colour.fill('#8a1538');
  await logo.fill('http://example.com/logo.svg');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('expected an https address')).toBeVisible();
  await logo.fill('https://example.com/logo.svg');
  const previewed = page.frameLocator(frame);
  const filled = 'rgb(138, 21, 56)';
  await expect(previewed.locator('button[type=submit]').first()).toHaveCSS(
    'background-color',
    filled,
  );
  await expect(previewed.locator('img')).toHaveAttribute('src', 'https://example.com/logo.svg');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();

  await page.goto(tenant.application.loginUrl());
  await expect(page.getByRole('button', { name: 'Continue', exact: true })).toHaveCSS(
    'background-color',
    filled,
  );
  await expect(page.getByRole('img', { name: 'Acme' })).toHaveAttribute(
    'src',
    'https://example.com/logo.svg',
  );
  await tenant.stop();
});

test('a colour that would be lost is named with its neighbour', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/branding');
  await page.getByRole('textbox', { name: 'Primary colour', exact: true }).fill('#0b0b40');
  await expect(page.getByText('buttons get a neighbour of this colour')).toBeVisible();
  await expect(page.getByText('on dark pages')).toBeVisible();
});

test('what somebody else saved meanwhile is shown and not overwritten', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/branding');
  const colour = page.getByRole('textbox', { name: 'Primary colour', exact: true });
  await colour.fill('#112233');
  await tenant.cli('tenants', 'update', '--color', '#445566');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await expect(colour).toHaveValue('#445566');
});

test('own words are previewed, saved, escaped, and cleared again', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, '/dashboard/branding/words');
  const title = page.getByRole('textbox', { name: 'Sign in', exact: true });
  await title.fill('Welcome to {nowhere}');
  await expect(page.getByText('{nowhere} is filled with nothing')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').getByText('login.title')).toBeVisible();

  await title.fill('Ahoy <b>you</b>');
  await expect(page.frameLocator(frame).locator('h1')).toHaveText('Ahoy <b>you</b>');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  await page.goto(tenant.application.loginUrl());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ahoy <b>you</b>');

  await open(owner, tenant, '/dashboard/branding/words');
  await page.getByRole('button', { name: 'Clear all of these' }).click();
  await expect(page.getByRole('dialog')).toContainText('Your own sentences here are deleted: 1.');
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(toast(page, 'The pages say our words again.')).toBeVisible();
  await page.goto(tenant.application.loginUrl());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await tenant.stop();
});

test('every page can be chosen, in light and in dark', async ({ owner, tenant }) => {
  const { page } = owner;
  // The stories' own choice of colours would count in the frame, too.
  await page.emulateMedia({ colorScheme: null });
  await open(owner, tenant, '/dashboard/branding/preview');
  const previewed = page.frameLocator(frame);
  await page.getByLabel('Page').selectOption('Account');
  await expect(previewed.locator('h1')).toHaveText('Your account');
  const background = () =>
    previewed.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor);
  const light = await background();
  await page.getByLabel('Colours').selectOption('Dark');
  await expect.poll(background).not.toBe(light);
});

test('an auditor reads and changes nothing; support sees no branding', async ({
  owner,
  tenant,
}) => {
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  await open(auditor, tenant, '/dashboard/branding');
  await expect(auditor.page.getByRole('textbox', { name: 'Logo' })).toHaveAttribute('readonly');
  await expect(auditor.page.getByRole('button', { name: 'Save' })).toBeHidden();
  await open(auditor, tenant, '/dashboard/branding/words');
  await expect(auditor.page.getByRole('button', { name: 'Save' })).toBeHidden();
  await auditor.close();

  const support = await anotherAdministrator(owner, tenant, 'support');
  for (const path of ['', '/words', '/languages']) {
    await open(support, tenant, `/dashboard/branding${path}`);
    await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
      'This page is not for your role',
    );
  }
  await support.close();
});
