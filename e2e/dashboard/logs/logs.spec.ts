/** The log: what is looked for is found, told in full, taken away as a file, and kept as long as is said. */
import type { Page } from '@playwright/test';

import { newMachine } from '../../management/support/machine.ts';
import {
  anotherAdministrator,
  expect,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
  toast,
} from '../support/story.ts';
import { seedEvents } from '../support/seeded-events.ts';

/** What the browser of whoever is signed in gets at an address. */
const fetched = (page: Page, path: string) =>
  page.evaluate(async (address) => {
    const answer = await fetch(address);
    const type = answer.headers.get('content-type');
    return { status: answer.status, type, text: await answer.text() };
  }, path);

const formula = '=HYPERLINK("https://evil.example")';

test('events are searched, filtered and paged, the newest first', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  seedEvents(tenant, 1, 60, { type: 'fp', userId: 'auth0|ada' });
  seedEvents(tenant, 40, 1, { type: 'ss', userId: 'auth0|grace' });
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, '/dashboard/logs');
  const rows = page.getByRole('table', { name: 'Events' }).getByRole('row');
  await expect(rows).toHaveCount(51);
  const pages = page.getByRole('navigation', { name: 'Pages of events' });
  await pages.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByRole('row', { name: /auth0\|grace/ })).toBeVisible();
  await expect(pages.getByRole('link', { name: 'Next' })).toHaveCount(0);
  await pages.getByRole('link', { name: 'Previous' }).click();
  await expect(rows).toHaveCount(51);

  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('user_id:"auth0|grace"');
  await search.press('Enter');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('Signed up');
  await page.getByLabel('When').selectOption('The last 30 days');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No event fits' })).toBeVisible();

  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(rows).toHaveCount(51);
  await page.getByText('Types of events: all').click();
  await page.getByRole('checkbox', { name: 'Signed up' }).check();
  await page.getByRole('checkbox', { name: 'The password was wrong' }).check();
  await page.getByLabel('When').selectOption('Between two days');
  await page.getByLabel('Last day').fill('2020-01-01');
  await page.getByLabel('First day').fill('2020-01-02');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(page.getByText('Expected a day before the last day.')).toBeVisible();
  await page.getByLabel('When').selectOption('Any time');
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  await expect(rows).toHaveCount(51);
  await expect(page).toHaveURL(/type=ss&type=fp/);
  await expect(rows.filter({ hasText: 'dashboard' })).toHaveCount(0);
  await tenant.stop();
});

test('a search that is not understood says what is wrong beside the field', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/logs?when=7d&type=s');
  const search = page.getByRole('searchbox', { name: 'Search' });
  await search.fill('colour:red');
  await search.press('Enter');
  await expect(search).toHaveAttribute('aria-invalid', 'true');
  await expect(
    page.getByText(/^At position 1: colour is not searched; expected one of/),
  ).toBeVisible();
  await expect(page.getByRole('link', { name: 'Export CSV' })).toHaveCount(0);
  expect((await fetched(page, '/dashboard/logs/export?q=colour:red')).status).toBe(400);
});

test('an event is told in full', async ({ owner, tenant }) => {
  const { page } = owner;
  await newMachine(tenant);
  await open(owner, tenant, '/dashboard/logs?type=seccft');
  await page.getByRole('link', { name: 'A machine got an access token' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A machine got an access token');
  const json = page.getByRole('region', { name: 'The event as JSON' });
  const event = JSON.parse(await json.innerText()) as { type: string; log_id: string };
  expect(event.type).toBe('seccft');
  expect(page.url()).toContain(event.log_id);
  await page.getByRole('link', { name: 'All events of this application' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue(/^client_id:"/);
  await expect(page.getByRole('row', { name: /access token/ }).first()).toBeVisible();
  await page.goto(`${tenant.origin}/dashboard/logs/none`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
});

test('whoever is still known is named, in the log and as it comes, and the id stays in the details', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  const machine = await newMachine(tenant);
  await machine.ask('POST', '/connections', { name: 'people', strategy: 'auth0' });
  const newPerson = async (person: object) => {
    const { body } = await machine.ask('POST', '/users', { connection: 'people', ...person });
    return (body as { user_id: string }).user_id;
  };
  const grace = await newPerson({ email: 'grace@example.com', name: 'Grace <b>Hopper</b>' });
  const gone = await newPerson({ email: 'gone@example.com', name: 'Gone' });
  for (const userId of [grace, gone]) seedEvents(tenant, 0, 1, { type: 'fp', userId });
  await machine.ask('DELETE', `/users/${encodeURIComponent(gone)}`);

  await open(owner, tenant, '/dashboard/logs');
  const table = page.getByRole('table', { name: 'Events' });
  await expect(table.getByRole('link', { name: 'Ada', exact: true }).first()).toBeVisible();
  await expect(table.getByRole('link', { name: gone, exact: true })).toBeVisible();
  await table.getByRole('link', { name: 'Grace <b>Hopper</b>' }).click();
  await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue(`user_id:"${grace}"`);
  await table.getByRole('link', { name: 'The password was wrong' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The password was wrong');
  await expect(page.getByRole('definition').filter({ hasText: 'Grace <b>' })).toContainText(grace);
  await page.getByRole('link', { name: grace, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grace <b>Hopper</b>');

  await open(owner, tenant);
  const log = page.getByRole('region', { name: 'Live log' }).getByRole('listitem');
  await expect(log.filter({ hasText: 'Ada' }).first()).toBeVisible();
  seedEvents(tenant, 0, 1, { type: 'fcp', userId: grace });
  await expect(log.filter({ hasText: 'fcp' })).toContainText('Grace <b>Hopper</b>');
  await expect(log.filter({ hasText: 'fcp' })).not.toContainText(grace);
  await tenant.stop();
});

test('what is found is taken away as a file, in which nothing is a formula', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  seedEvents(tenant, 1, 700, { type: 'fp' });
  seedEvents(tenant, 1, 1, { type: 'fu', userAgent: formula });
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, '/dashboard/logs?type=fp&type=fu');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export NDJSON' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^log-\d{4}-\d\d-\d\d\.ndjson$/);
  const address = '/dashboard/logs/export?type=fp&type=fu';
  const lines = await fetched(page, `${address}&format=ndjson`);
  const events = lines.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; user_agent?: string });
  expect(events).toHaveLength(701);
  expect(events.filter(({ user_agent: agent }) => agent === formula)).toHaveLength(1);
  const csv = await fetched(page, `${address}&format=csv`);
  expect(csv.type).toContain('text/csv');
  const table = csv.text.trim().split('\r\n');
  expect(table).toHaveLength(702);
  expect(table[0]).toContain('"log_id","date","type"');
  expect(table.find((line) => line.includes('HYPERLINK'))).toContain(`"'=HYPERLINK(`);
  await tenant.stop();
});

test('how long the log is kept names what goes, and overwrites nobody', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  seedEvents(tenant, 40, 7, { type: 'fp' });
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, '/dashboard/logs/retention');
  await page.getByRole('radio', { name: 'For some days, and deleted then' }).check();
  const days = page.getByRole('spinbutton', { name: 'Days' });
  await days.fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('expected a whole number of days')).toBeVisible();
  await days.fill('400');
  await page.getByRole('button', { name: 'Save' }).click();
  const tooLong = page.getByRole('dialog', { name: 'Keep events for 400 days?' });
  await tooLong.getByRole('button', { name: 'Delete older events' }).click();
  await expect(page.getByText('expected at most 365 days')).toBeVisible();
  await days.fill('30');
  await page.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'Keep events for 30 days?' });
  await expect(dialog).toContainText('7 events are older and are deleted');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const machine = await newMachine(tenant);
  const kept = async () => {
    const { body } = await machine.ask('GET', '/tenants/settings');
    return (body as { log_retention_days?: number }).log_retention_days;
  };
  expect(await kept()).toBeUndefined();
  await machine.ask('PATCH', '/tenants/settings', { log_retention_days: 200 });
  await page.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Delete older events' }).click();
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  expect(await kept()).toBe(200);
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await expect(days).toHaveValue('200');
  await days.fill('30');
  await page.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Delete older events' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  expect(await kept()).toBe(30);
  await tenant.stop();
});

test('an auditor reads and exports the log, and support does neither', async ({
  owner,
  tenant,
}) => {
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  await open(auditor, tenant, '/dashboard/logs');
  await expect(auditor.page.getByRole('link', { name: 'Export CSV' })).toBeVisible();
  await open(auditor, tenant, '/dashboard/logs/retention');
  await expect(auditor.page.getByRole('button', { name: 'Save' })).toHaveCount(0);
  expect((await fetched(auditor.page, '/dashboard/logs/export')).status).toBe(200);
  await auditor.close();

  const support = await anotherAdministrator(owner, tenant, 'support');
  for (const path of ['/dashboard/logs', '/dashboard/logs/retention', '/dashboard/streams']) {
    await support.page.goto(`${tenant.origin}${path}`);
    await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
      'This page is not for your role',
    );
  }
  expect((await fetched(support.page, '/dashboard/logs/export')).status).toBe(403);
  await support.close();
});
