/** The moves that people make on the account page. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

import type { Authenticator } from '../../support/authenticator.ts';
import { goodPassword, submitIdentifier, submitPassword } from '../../support/hosted-pages.ts';
import type { Tenant, User } from '../../support/tenant.ts';
import { accountHeading, addButton, confirmWithPasskeyButton, createButton } from './pages.ts';

/** Opens the account page and signs in there with a password. */
export async function signInToAccount(page: Page, tenant: Tenant, user: User): Promise<void> {
  await page.goto(`${tenant.origin}/account`);
  await submitIdentifier(page, user.email);
  await submitPassword(page, goodPassword);
  await expect(accountHeading(page)).toBeVisible();
}

/** A new user with a password, on the account page. */
export async function newPersonInAccount(page: Page, tenant: Tenant): Promise<User> {
  const user = await tenant.newUser(goodPassword);
  await signInToAccount(page, tenant, user);
  return user;
}

/** From the account page to the page that creates a passkey, with the password. */
export async function beginAdding(page: Page): Promise<void> {
  await addButton(page).click();
  await confirmWithPassword(page);
  await expect(page.getByRole('heading', { name: 'Add a passkey' })).toBeVisible();
}

export async function confirmWithPassword(page: Page, password = goodPassword): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Confirm with your password' }).click();
}

/** Confirms with a passkey, with somebody there for that one answer. */
export async function confirmWithPasskey(page: Page, authenticator: Authenticator): Promise<void> {
  await authenticator.setPresent(true);
  await confirmWithPasskeyButton(page).click();
  await page.waitForURL((url) => url.pathname !== '/account/confirm');
  await authenticator.setPresent(false);
}

/** Adds a passkey from the account page, and comes back to it. */
export async function addPasskey(page: Page, authenticator: Authenticator): Promise<void> {
  await beginAdding(page);
  await authenticator.setPresent(true);
  await createButton(page).click();
  await expect(page.getByText('is ready.')).toBeVisible();
  await authenticator.setPresent(false);
}
