/** The list of users: what it finds, in which order, and page by page. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { Tenant } from '../../support/tenant.ts';
import { expect, joinAsFirstOwner, open, ownTenant, test } from '../support/story.ts';

/** `person-001` and so on, each a little older than the one before. */
async function importPeople(tenant: Tenant, count: number): Promise<void> {
  const directory = mkdtempSync(path.join(tmpdir(), 'latchkey-people-'));
  const file = path.join(directory, 'people.json');
  const people = Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return {
      email: `person-${number}@example.com`,
      name: `Person ${number}`,
      blocked: index === 6,
    };
  });
  writeFileSync(file, JSON.stringify(people));
  await tenant.cli('users', 'import', '--file', file, '--connection', 'people');
  rmSync(directory, { recursive: true });
}

test('nobody yet: the page says how people come, and makes the first', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await open(owner, tenant, '/dashboard/users');
  // The administrator is nobody's user.
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible();
  await expect(page.getByText('ada@admins.example.com')).toBeHidden();
  await page.getByRole('link', { name: 'Create the first user' }).click();

  await page.getByRole('textbox', { name: 'Email address' }).fill('grace');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByText('expected an email address such as ada@example.com')).toBeVisible();
  await page.getByRole('textbox', { name: 'Email address' }).fill('grace@example.com');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('grace@example.com');
  await tenant.stop();
});

test('people are found by a word, a query and filters, sorted, and turned over', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await importPeople(tenant, 120);
  await tenant.newUserOf(await tenant.newConnection({}));
  await open(owner, tenant, '/dashboard/users');
  const rows = page.getByRole('table').getByRole('row');
  const search = page.getByRole('searchbox');
  const looked = async (typed: string) => {
    await search.fill(typed);
    await page.getByRole('button', { name: 'Search' }).click();
  };
  // A heading, and fifty people.
  await expect(rows).toHaveCount(51);
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText('Page 2')).toBeVisible();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(rows).toHaveCount(22);
  await expect(page.getByRole('link', { name: 'Next' })).toBeHidden();
  await page.getByRole('link', { name: 'Previous' }).click();
  await expect(rows).toHaveCount(51);

  await looked('Person-04');
  await expect(rows).toHaveCount(11);
  await looked('person 042');
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole('link', { name: 'Person 042' })).toBeVisible();
  await looked('*" OR name:Person*');
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all users' }).click();
  await expect(rows).toHaveCount(51);
  await expect(search).toHaveValue('');

  await page.getByRole('checkbox', { name: 'Query syntax' }).check();
  await looked('name:"Person 007" OR (name:"Person 008"');
  await expect(page.getByRole('alert')).toContainText('expected )');
  await looked('name:"Person 007" OR name:"Person 008"');
  await expect(rows).toHaveCount(3);
  await page.getByRole('combobox', { name: 'State' }).selectOption('Blocked');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText('Person 007');
  await expect(rows.nth(1)).toContainText('Blocked');
  await page.getByRole('link', { name: 'Show all users' }).click();
  await expect(rows).toHaveCount(51);

  await page.getByRole('combobox', { name: 'Order' }).selectOption('Name, A to Z');
  await expect(page).toHaveURL(/sort=name/);
  await page.getByRole('combobox', { name: 'Connection' }).selectOption('people');
  await expect(page).toHaveURL(/connection=people/);
  await expect(rows.nth(1)).toContainText('Person 001');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Name, Z to A');
  await expect(page).toHaveURL(/sort=name%3A-1/);
  await expect(rows.nth(1)).toContainText('Person 120');
  await page.getByRole('combobox', { name: 'Order' }).selectOption('Signed in most recently');
  await expect(page.getByText('Users who have never signed in are left out.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nobody found' })).toBeVisible();
  await tenant.stop();
});

test('a page that there is not says so, and leads back', async ({ owner, tenant }) => {
  await tenant.newUser();
  await open(owner, tenant, '/dashboard/users?page=7');
  const { page } = owner;
  await expect(page.getByRole('heading', { name: 'Nobody is on this page' })).toBeVisible();
  await page.getByRole('link', { name: 'Show all users' }).click();
  await expect(page.getByRole('table')).toBeVisible();
});
