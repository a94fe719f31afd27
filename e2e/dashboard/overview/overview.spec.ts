/** The overview: plots and tables have the numbers of what has happened, and the log grows by itself. */
import type { Page } from '@playwright/test';

import { localFetch } from '../../support/local-fetch.ts';
import {
  anotherAdministrator,
  expect,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
} from '../support/story.ts';
import {
  chrome,
  daysAgo,
  firefox,
  seedEvents,
  seedPasskeySteps,
} from '../support/seeded-events.ts';

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true }).first();

/** The rows of the table behind a plot, the cells of each in a line. */
async function numbersBehind(page: Page, title: string): Promise<string[]> {
  const shown = panel(page, title);
  const table = shown.getByRole('table');
  if (!(await table.isVisible())) await shown.getByText('Show the numbers').click();
  await expect(table).toBeVisible();
  const rows = await shown.getByRole('row').all();
  const cells = await Promise.all(
    rows.slice(1).map((row) => row.locator('th, td').allInnerTexts()),
  );
  return cells.map((row) => row.join(' | '));
}

const dayName = (days: number) =>
  new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    daysAgo(days),
  );

test('plots are drawn from what has happened, and their tables have the same numbers', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const listed = (await tenant.cli('connections', 'list')) as { id: string; name: string }[];
  const connectionId = listed.find(({ name }) => name === 'people')?.id ?? '';
  const inChrome = { type: 's', connectionId, userAgent: chrome };
  seedEvents(tenant, 2, 6, { ...inChrome, method: 'passkey' });
  seedEvents(tenant, 2, 2, { ...inChrome, method: 'pwd' });
  seedEvents(tenant, 20, 3, { type: 's', connectionId, userAgent: firefox, method: 'pwd' });
  seedEvents(tenant, 4, 5, { type: 'fp' });
  seedEvents(tenant, 4, 4, { type: 'ss', method: 'passkey' });
  // The seven days before the last seven.
  seedEvents(tenant, 9, 4, { type: 's', connectionId, userAgent: firefox, method: 'pwd' });
  // An administrator is nobody of the tenant.
  seedEvents(tenant, 2, 50, { ...inChrome, method: 'passkey', userId: 'admin|0123456789' });
  const steps = { offered: 10, started: 8, created: 4 };
  for (const [step, count] of Object.entries(steps)) {
    seedPasskeySteps(tenant, 3, count, { step, moment: 'progressive' });
  }
  seedPasskeySteps(tenant, 2, 5, { step: 'used', moment: 'login', provider: 'iCloud Keychain' });
  seedPasskeySteps(tenant, 2, 1, { step: 'used', moment: 'login', provider: 'Windows Hello' });

  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, '/dashboard?days=7');
  const figures = page.locator('dl.plot-figures > div');
  await expect(figures.nth(0)).toContainText('Sign-ins');
  await expect(figures.nth(0)).toContainText('8');
  await expect(figures.nth(0)).toContainText('up 100% from 4 in the 7 days before');
  await expect(figures.nth(1)).toContainText('75%');
  await expect(figures.nth(2)).toContainText('5');
  await expect(figures.nth(3)).toContainText('4');
  await expect(figures.nth(4)).toContainText('none before from 0 in the 7 days before');

  const picture = page.getByRole('img', {
    name: 'Sign-ins by day: 6 with a passkey, 2 with a password',
  });
  await expect(picture).toBeVisible();
  await expect(picture.locator('rect > title', { hasText: /: [1-9]/ })).toHaveText([
    `${dayName(2)}: 6 Passkey`,
    `${dayName(2)}: 2 Password`,
  ]);
  const byMethod = await numbersBehind(page, 'Sign-ins by method');
  expect(byMethod).toHaveLength(7);
  expect(byMethod[4]).toBe(`${dayName(2)} | 6 | 2 | 8`);
  expect(byMethod[6]).toBe(`${dayName(0)} | 0 | 0 | 0`);
  expect((await numbersBehind(page, 'Failed sign-ins'))[2]).toBe(`${dayName(4)} | 5`);
  expect((await numbersBehind(page, 'Sign-ups'))[2]).toBe(`${dayName(4)} | 4`);
  expect((await numbersBehind(page, 'Passkey share of sign-ins'))[4]).toBe(`${dayName(2)} | 75%`);

  const way = panel(page, 'The way to a passkey');
  await expect(way.getByRole('listitem')).toHaveText([
    /Offered\s*10/,
    /80% of offers.*Started\s*8/s,
    /50% of starts.*Created\s*4/s,
    /1\.5 for each passkey created.*Used to sign in\s*6/s,
  ]);
  expect(await numbersBehind(page, 'The way to a passkey')).toEqual([
    'Everywhere | 10 | 8 | 4 | 6',
    'Signing in | 0 | 0 | 0 | 6',
    'Asked after signing in | 10 | 8 | 4 | 0',
  ]);
  expect(await numbersBehind(page, 'Passkey share by connection')).toEqual([
    'people | 6 | 2 | 75%',
  ]);
  expect(await numbersBehind(page, 'Passkey share by browser')).toEqual(['Chrome | 6 | 2 | 75%']);
  expect(await numbersBehind(page, 'Passkey sign-ins by provider')).toEqual([
    'iCloud Keychain | 5 | 83.3%',
    'Windows Hello | 1 | 16.7%',
  ]);

  await page.getByRole('link', { name: '30 days' }).click();
  await expect(page).toHaveURL(/days=30$/);
  await expect(figures.nth(0)).toContainText('15');
  expect(await numbersBehind(page, 'Passkey share by browser')).toContain('Firefox | 0 | 7 | 0%');
  await tenant.stop();
});

test('a new tenant is told what comes first, and what of it is done', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant);
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(
    'Nobody has signed in yet',
  );
  const steps = page.getByRole('main').locator('ol > li');
  await expect(steps.filter({ hasText: 'Create an application' })).toContainText('Done');
  await expect(steps.filter({ hasText: 'Switch passkeys on' })).toContainText('Done');
  const first = steps.filter({ hasText: 'Create the first passkey' });
  await expect(first).toContainText('To do');
  await tenant.cli('connections', 'update', '--name', 'people', '--options', '{}');
  await page.reload();
  const passkeys = steps.filter({ hasText: 'Switch passkeys on' });
  await expect(passkeys).toContainText('To do');
  await expect(passkeys.getByRole('link')).toHaveAttribute('href', '/dashboard/connections');
  await tenant.stop();
});

test('the live log grows by itself, and stands still while it is paused', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant);
  const log = page.getByRole('region', { name: 'Live log' });
  const refused = log.getByRole('listitem').filter({ hasText: 'feccft' });
  await expect(refused).toHaveCount(0);
  const happen = () =>
    localFetch(`${tenant.origin}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(
        new URLSearchParams({
          ...{ grant_type: 'client_credentials', client_id: tenant.applicationId },
          ...{ client_secret: 'wrong', audience: `${tenant.origin}/api/v2/` },
        }).toString(),
      ),
    });
  await happen();
  await expect(refused).toHaveCount(1);
  await expect(log.getByRole('status')).toHaveText('One new event.');

  await log.getByRole('button', { name: 'Pause' }).click();
  await expect(log.getByRole('status')).toHaveText('Paused.');
  let asked = 0;
  await page.route('**/dashboard/perform', (route) => {
    asked += 1;
    return route.continue();
  });
  await happen();
  await log.getByRole('button', { name: 'Go on' }).click();
  await expect(refused).toHaveCount(2);
  expect(asked).toBeGreaterThan(0);
  await page.route('**/dashboard/perform', (route) => route.abort());
  await expect(log.getByRole('status')).toHaveText('Not reached. Trying again.');
  await tenant.stop();
});

test('an auditor reads it; whoever looks after people alone begins with them', async ({
  owner,
  tenant,
}) => {
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  await open(auditor, tenant);
  await expect(auditor.page.getByRole('heading', { level: 1 })).toHaveText('Overview');
  await auditor.close();
  const support = await anotherAdministrator(owner, tenant, 'support');
  await support.page.goto(`${tenant.origin}/dashboard`);
  await expect(support.page).toHaveURL(/\/dashboard\/users$/);
  const pages = support.page.getByRole('navigation', { name: 'Dashboard' });
  await expect(pages.getByRole('link', { name: 'Overview' })).toHaveCount(0);
  await expect(pages.getByRole('link', { name: 'Users' })).toBeVisible();
  const refused = await support.page.evaluate(async () => {
    const response = await fetch('/dashboard/perform', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ operation: 'get_sign_in_statistics' }),
    });
    return response.status;
  });
  expect(refused).toBe(403);
  await support.close();
});

test('a period that there is not is the usual one', async ({ owner, tenant }) => {
  await open(owner, tenant, '/dashboard?days=5000');
  await expect(
    owner.page.getByRole('navigation', { name: 'Period' }).locator('[aria-current="page"]'),
  ).toHaveText('30 days');
});
