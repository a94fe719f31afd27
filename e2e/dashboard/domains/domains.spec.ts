/** Domains: their settings, how they look from outside, and moves from one RP ID to another. */
import type { Tenant } from '../../support/tenant.ts';
import {
  anotherAdministrator,
  confirmIfAsked,
  expect,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
  toast,
} from '../support/story.ts';
import { newHost, pathOfDomain } from './pages.ts';

const hereOf = (tenant: Tenant) => new URL(tenant.origin).host;

test('a domain is added, disabled, enabled and deleted', async ({ owner, tenant }) => {
  const { page } = owner;
  const host = `new.${hereOf(tenant)}`;
  await open(owner, tenant, '/dashboard/domains/new');
  const field = page.getByRole('textbox', { name: 'Host' });
  await field.fill(`https://${host}`);
  await expect(page.getByText('Leave out the scheme')).toBeVisible();
  await field.fill(host);
  await page.getByRole('textbox', { name: 'RP ID' }).fill('other.example');
  await expect(page.getByText(/or a domain above it\.$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'RP ID' }).fill(tenant.rpId);
  await page.getByRole('button', { name: 'Add the domain' }).click();
  await confirmIfAsked(owner, toast(page, `${host} is added.`));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(host);
  await expect(page.getByText('Nobody loses a passkey')).toBeVisible();

  await page.getByRole('button', { name: 'Disable', exact: true }).click();
  const asked = page.getByRole('dialog', { name: `Disable ${host}?` });
  await expect(asked).toContainText('applications that use it stop working');
  await asked.getByRole('button', { name: 'Disable' }).click();
  await confirmIfAsked(owner, toast(page, `${host} is disabled.`));
  await page.getByRole('button', { name: 'Enable', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Enable' }).click();
  await confirmIfAsked(owner, toast(page, `${host} answers again.`));
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await confirmIfAsked(owner, toast(page, `${host} is deleted.`));
  await expect(page).toHaveURL(/\/dashboard\/domains$/);
  await expect(page.getByRole('row', { name: new RegExp(`^${host}`) })).toBeHidden();
});

test('the domain that one is on can neither be disabled nor deleted', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant, pathOfDomain(hereOf(tenant)));
  await expect(page.getByText(`You are on ${hereOf(tenant)} yourself.`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete', exact: true })).toBeHidden();
});

test('the doctor says how this host looks', async ({ owner, tenant }) => {
  const { page } = owner;
  await open(owner, tenant, pathOfDomain(hereOf(tenant)));
  await page.getByRole('button', { name: /^Examine/ }).click();
  const check = (title: string) => page.getByRole('listitem').filter({ hasText: title });
  await expect(check('A tenant answers here')).toContainText('Good');
  await expect(check('The connection is safe and trusted')).toContainText('Skipped');
  await expect(check('Applications find the issuer')).toContainText('Good');

  const host = await newHost(tenant);
  await tenant.cli('domains', 'disable', '--host', host);
  await open(owner, tenant, pathOfDomain(host));
  await page.getByRole('button', { name: /^Examine/ }).click();
  await expect(check('A tenant answers here')).toContainText('Failed');
  await expect(check('A tenant answers here')).toContainText(
    `npm run cli -- domains enable --tenant ${tenant.name} --host ${host}`,
  );
});

test('settings of a domain are checked and saved', async ({ owner, tenant }) => {
  const { page } = owner;
  const host = await newHost(tenant);
  await open(owner, tenant, pathOfDomain(host));
  const name = page.getByRole('textbox', { name: 'Name that devices show' });
  const panel = page.getByRole('region', { name: 'Passkey settings' });
  await name.fill('https://acme.example');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert').first()).toBeVisible();
  await name.fill('Acme Harbour');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  await page.reload();
  await expect(name).toHaveValue('Acme Harbour');
});

test('a move starts, shows how far it is, turns around, and ends', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  // Its RP ID is that of the host that the owner's own passkey is bound to.
  const host = `moving.${hereOf(tenant)}`;
  await tenant.cli('domains', 'create', '--host', host, '--rp-id', tenant.rpId);
  await open(owner, tenant, pathOfDomain(host));
  await page.getByRole('textbox', { name: 'New RP ID' }).fill(`moving.${tenant.rpId}`);
  await page.getByRole('button', { name: 'Start the move' }).click();
  const asked = page.getByRole('dialog', { name: /^Move from/ });
  await expect(asked).toContainText('Nobody is locked out');
  await asked.getByRole('button', { name: 'Start the move' }).click();
  await confirmIfAsked(owner, toast(page, `${host} accepts passkeys of both from now on.`));
  await expect(page.getByRole('heading', { name: 'A move is under way' })).toBeVisible();
  await expect(page.getByText('0 of 1 person moved (0%).')).toBeVisible();

  await page.getByRole('button', { name: 'Finish the move' }).click();
  const loss = page.getByRole('dialog', { name: 'Leave 1 person without a passkey?' });
  await expect(loss).toContainText('1 person would lose their passkey here');
  await loss.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: 'Go back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await confirmIfAsked(owner, toast(page, `${host} moves back to ${tenant.rpId}.`));
  await expect(page.getByText('Nobody has to move.')).toBeVisible();
  await page.getByRole('button', { name: 'Finish the move' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Finish the move' }).click();
  await confirmIfAsked(owner, toast(page, `${host} accepts passkeys of ${tenant.rpId} only.`));
  await expect(page.getByRole('heading', { name: 'A move is under way' })).toBeHidden();
  await tenant.stop();
});

test('an admin reads domains and changes none; support sees none', async ({ owner, tenant }) => {
  const admin = await anotherAdministrator(owner, tenant, 'admin');
  await open(admin, tenant, pathOfDomain(hereOf(tenant)));
  await expect(admin.page.getByText('What passkeys are bound to')).toBeVisible();
  for (const name of [/^Examine/, 'Save', 'Start the move', 'Delete']) {
    await expect(admin.page.getByRole('button', { name })).toBeHidden();
  }
  const status = await admin.page.evaluate(
    async (domain) => {
      const response = await fetch('/dashboard/perform', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          operation: 'create_custom_domain',
          body: { domain, type: 'self_managed_certs' },
        }),
      });
      return response.status;
    },
    `x.${hereOf(tenant)}`,
  );
  expect(status).toBe(403);
  await admin.page.goto(`${tenant.origin}/dashboard/domains/new`);
  await expect(admin.page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );
  await admin.close();

  const support = await anotherAdministrator(owner, tenant, 'support');
  await support.page.goto(`${tenant.origin}/dashboard/domains`);
  await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );
  await support.close();
});
