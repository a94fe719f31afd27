/** The audit trail: who did what, what was refused, and whether the trail is whole. */
import { readFile, writeFile } from 'node:fs/promises';

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
