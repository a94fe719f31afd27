/** The audit trail: who did what, what was refused, and whether the trail is whole. */
import { readFile, writeFile } from 'node:fs/promises';

import { newMachine } from '../../management/support/machine.ts';
import { sharedServer } from '../../support/server.ts';
import { anotherAdministrator, expect, open, test, toast } from '../support/story.ts';

test('the trail shows what was just done, and by whom', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/branding');
  await page.getByRole('textbox', { name: 'Primary colour', exact: true }).fill('#204060');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();

  await open(owner, tenant, '/dashboard/audit-trail');
  const row = page.getByRole('row', { name: /Changes how pages look/ }).first();
  await expect(row).toContainText('Ada');
  await expect(row).toContainText('owner');
  await row.getByText('Show').click();
  await expect(row).toContainText('#204060');
});

test('the trail is looked into by who and by what, page after page, as its address says', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const machine = await newMachine(tenant);
  for (let count = 0; count < 26; count += 1) {
    await machine.ask('PATCH', '/branding', { colors: { primary: '#204060' } });
  }
  for (const name of ['First', 'Second']) await machine.ask('POST', '/clients', { name });
  await open(owner, tenant, '/dashboard/audit-trail');
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') });
  const who = page.getByLabel('Who', { exact: true });
  const what = page.getByLabel('What', { exact: true });
  await who.selectOption(machine.clientId);
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(page).toHaveURL(`${tenant.origin}/dashboard/audit-trail?actor=${machine.clientId}`);
  await expect(rows).toHaveCount(25);
  await expect(rows.filter({ hasText: 'create_client' })).toHaveCount(2);
  await expect(rows.filter({ hasText: 'Ada' })).toHaveCount(0);
  const pages = page.getByRole('navigation', { name: 'Pages of the trail' });
  await expect(pages.getByRole('link')).toHaveText(['Older']);
  await pages.getByRole('link', { name: 'Older' }).click();
  await expect(rows).toHaveCount(3);
  await expect(page).toHaveURL(/\?actor=[^&]+&before=\d+$/);
  await expect(pages.getByRole('link')).toHaveText(['Newer']);
  await page.reload();
  await expect(rows).toHaveCount(3);
  await pages.getByRole('link', { name: 'Newer' }).click();
  await expect(rows).toHaveCount(25);

  await rows.first().getByRole('link', { name: 'create_client' }).click();
  await expect(what).toHaveValue('create_client');
  await expect(who).toHaveValue('');
  await who.selectOption(machine.clientId);
  await page.getByRole('button', { name: 'Filter' }).click();
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Second');
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page).toHaveURL(`${tenant.origin}/dashboard/audit-trail`);
  await expect(rows).toHaveCount(25);
});

test('where no act fits, each way to see more is named', async ({ owner, tenant }) => {
  const { page } = owner;
  const { clientId } = await newMachine(tenant);
  const filtered = `/dashboard/audit-trail?actor=${clientId}&operation=delete_connection`;
  await open(owner, tenant, filtered);
  await expect(page.getByRole('heading', { name: 'No act fits' })).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('link', { name: 'Everything by Ops' }).click();
  await expect(page.getByLabel('What', { exact: true })).toHaveValue('');
  await expect(page.getByRole('heading', { name: 'No act fits' })).toBeVisible();
  await page.getByRole('link', { name: 'The whole trail' }).click();
  await expect(page.getByRole('table')).toBeVisible();

  // Somebody whom nobody knows any more is still asked for, and shown as what was asked for.
  await open(owner, tenant, '/dashboard/audit-trail?actor=admin%7Cgone&before=3');
  await expect(page.getByLabel('Who', { exact: true })).toHaveValue('admin|gone');
  await page.getByRole('link', { name: 'The same, up to now' }).click();
  await expect(page).toHaveURL(/\?actor=admin%7Cgone$/);
  await open(owner, tenant, '/dashboard/audit-trail?actor=a%20b&operation=%27&before=x');
  await expect(page.getByRole('table')).toBeVisible();
});

test('what was refused is marked as refused', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/branding/words');
  await page.getByRole('textbox', { name: 'Sign in', exact: true }).fill('{nothing}');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').getByText('login.title')).toBeVisible();
  await open(owner, tenant, '/dashboard/audit-trail');
  const refused = page.getByRole('row').filter({ hasText: 'Refused' }).first();
  await expect(refused).toContainText('was not done');
  await expect(refused).toContainText('replace_custom_text');
});

test('the trail is verified on the server, also against an end that was kept', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/audit-trail');
  const end = await page.locator('code', { hasText: /^\d+:[0-9a-f]{64}$/ }).innerText();
  const [number = ''] = end.split(':');
  const kept = page.getByRole('textbox', { name: 'An end that you have kept' });
  await kept.fill(end);
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText(`The trail is whole up to act ${number}.`)).toBeVisible();

  await kept.fill(`1:${'0'.repeat(64)}`);
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(
    page.getByText('The trail is not whole: act 1 is not what was written.'),
  ).toBeVisible();
  await kept.fill('twelve');
  await page.getByRole('button', { name: 'Verify now' }).click();
  await expect(page.getByText('expected an end that was kept')).toBeVisible();
});

test('a downloaded trail is verified offline, and a changed one is found out', async ({
  owner,
  tenant,
}, testInfo) => {
  const { page } = owner;
  await open(owner, tenant, '/dashboard/audit-trail');
  const end = await page.locator('code', { hasText: /^\d+:[0-9a-f]{64}$/ }).innerText();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the trail' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`${tenant.name}-audit-trail.ndjson`);
  const file = testInfo.outputPath('trail.ndjson');
  await download.saveAs(file);
  const verify = (path: string) =>
    sharedServer().cli(['audit-trail', 'verify', '--file', path, '--end', end]);
  expect(await verify(file)).toMatchObject({ ok: true, tenant: tenant.name });

  const changed = testInfo.outputPath('changed.ndjson');
  await writeFile(changed, (await readFile(file, 'utf8')).replaceAll('Ada', 'Eve'));
  await expect(verify(changed)).rejects.toThrow();
});

test('an auditor reads the trail; support does not, not even the file', async ({
  owner,
  tenant,
}) => {
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  await open(auditor, tenant, '/dashboard/audit-trail');
  await expect(auditor.page.getByRole('table')).toBeVisible();
  await expect(auditor.page.getByRole('button', { name: 'Verify now' })).toBeVisible();
  await auditor.close();

  const support = await anotherAdministrator(owner, tenant, 'support');
  await support.page.goto(`${tenant.origin}/dashboard/audit-trail`);
  await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );
  const status = await support.page.evaluate(
    async () => (await fetch('/dashboard/audit-trail/download')).status,
  );
  expect(status).toBe(403);
  await support.close();
});
