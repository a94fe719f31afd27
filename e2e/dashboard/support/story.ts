/**
 * What the stories of the dashboard share: `tenant`, one for all stories of a file's worker, whose
 * owner has come through the first link; and `owner`, a page on which that owner is signed in.
 *
 * A story that changes what others rely on makes a tenant of its own: `await ownTenant()`.
 */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

import { changeRows } from '../../attacks/support/database-file.ts';
import { plugIn } from '../../support/authenticator.ts';
import type { Authenticator, KeptPasskey } from '../../support/authenticator.ts';
import {
  createPasskeyButton,
  expectPasskeysOffered,
  passkeyButton,
} from '../../support/hosted-pages.ts';
import { sharedServer } from '../../support/server.ts';
import { test as base } from '../../support/story.ts';
import { newTenant } from '../../support/tenant.ts';
import type { Tenant } from '../../support/tenant.ts';

export type Role = 'owner' | 'admin' | 'support' | 'auditor';

/** An administrator's browser: nobody is in front of the device unless a move says so. */
export type Desk = { page: Page; authenticator: Authenticator };

/** A tenant with its first owner, who is whoever holds `passkeys` and the cookies. */
type Kept = {
  tenant: Tenant;
  passkeys: KeptPasskey[];
  /** How many have begun with them. */
  stories: number;
  cookies: Awaited<ReturnType<BrowserContext['cookies']>>;
};

export const test = base.extend<{ owner: Desk }, { kept: Kept; tenant: Tenant }>({
  kept: [
    async ({ browser }, use) => {
      const tenant = await newTenant();
      const context = await browser.newContext();
      const page = await context.newPage();
      const authenticator = await plugIn(page);
      await joinAsFirstOwner({ page, authenticator }, tenant);
      const kept = {
        tenant,
        passkeys: await authenticator.passkeys(),
        cookies: await context.cookies(),
        stories: 0,
      };
      await context.close();
      await use(kept);
      await tenant.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  tenant: [async ({ kept }, use) => use(kept.tenant), { scope: 'worker' }],
  owner: async ({ kept, page, authenticator }, use) => {
    await page.context().addCookies(kept.cookies);
    // What one story confirmed with a passkey is no proof in the next.
    changeRows(
      sharedServer(),
      'delete from step_ups where tenant_id = (select id from tenants where name = ?)',
      kept.tenant.name,
    );
    kept.stories += 1;
    for (const passkey of kept.passkeys) {
      // Each story has a copy of the same passkey, and a counter that goes back looks like a theft.
      await authenticator.keep({ ...passkey, signCount: kept.stories * 1000 });
    }
    await use({ page, authenticator });
  },
});

/** The address that makes the first owner of a tenant. */
export async function firstLink(tenant: Tenant): Promise<string> {
  const { url } = (await tenant.cli('admins', 'first-link')) as { url: string };
  return url;
}

export async function joinAsFirstOwner(desk: Desk, tenant: Tenant): Promise<void> {
  await acceptLink(desk, await firstLink(tenant), { name: 'Ada', email: 'ada@admins.example.com' });
}

/** Follows a one-time link to the dashboard: who one is, then the passkey. */
export async function acceptLink(
  { page, authenticator }: Desk,
  link: string,
  { name, email }: { name: string; email?: string },
): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  if (email) await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(createPasskeyButton(page)).toBeVisible();
  await authenticator.setPresent(true);
  await createPasskeyButton(page).click();
  // Support begins with the users.
  await expect(page).toHaveURL(/\/dashboard(\/users)?$/);
  await authenticator.setPresent(false);
}

/** Signs in on the hosted page that the dashboard leads to. */
export async function signInHere({ page, authenticator }: Desk): Promise<void> {
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  await passkeyButton(page).click();
  await expect(page).toHaveURL(/\/dashboard/);
  await authenticator.setPresent(false);
}

/** Opens a page of the dashboard, alive. */
export async function open({ page }: Desk, tenant: Tenant, path = '/dashboard'): Promise<void> {
  await page.goto(`${tenant.origin}${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await hydrated(page);
}

/** React has taken the page over: what is pressed from now on is heard. */
export const hydrated = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.documentElement.dataset.alive)).toBe('true');

/** Shows the passkey that a sensitive act asks for. */
export async function confirmIn({ page, authenticator }: Desk): Promise<void> {
  const asked = page.getByRole('dialog', { name: "Confirm it's you" });
  await expect(asked).toBeVisible();
  await authenticator.setPresent(true);
  await asked.getByRole('button', { name: 'Confirm with a passkey' }).click();
  await expect(asked).toBeHidden();
  await authenticator.setPresent(false);
}

/** Waits until a sensitive act is done. A passkey that was shown a moment ago still counts for it. */
export async function confirmIfAsked(desk: Desk, done: Locator): Promise<void> {
  const asked = desk.page.getByRole('dialog', { name: "Confirm it's you" });
  await expect(asked.or(done).first()).toBeVisible();
  if (await asked.isVisible()) await confirmIn(desk);
  await expect(done.first()).toBeVisible();
}

/** Somebody else's browser, in which they have come to the dashboard with a role. */
export async function anotherAdministrator(
  owner: Desk,
  tenant: Tenant,
  role: Role,
): Promise<Desk & { email: string; close: () => Promise<void> }> {
  const email = `${role}-${crypto.randomUUID().slice(0, 8)}@admins.example.com`;
  await open(owner, tenant, '/dashboard/admins');
  const { page } = owner;
  await page.getByRole('textbox', { name: 'Email address' }).fill(email);
  await page.getByRole('radio', { name: new RegExp(`^${role}$`, 'i') }).check();
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  const link = page.locator('code', { hasText: '/dashboard/welcome' });
  await confirmIfAsked(owner, link);
  const url = await link.innerText();
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser');
  const context = await browser.newContext();
  const theirs = await context.newPage();
  const desk = { page: theirs, authenticator: await plugIn(theirs) };
  await acceptLink(desk, url, { name: `The ${role}` });
  return { ...desk, email, close: () => context.close() };
}

/** What was said at the corner of the page. */
export const toast = (page: Page, text: string) =>
  page.getByRole('status').getByText(text, { exact: false });

export { expect };
export { newTenant as ownTenant } from '../../support/tenant.ts';
