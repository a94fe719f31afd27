/** Where things are on the account page and the pages around it. */
import type { Locator, Page } from '@playwright/test';

export const accountHeading = (page: Page): Locator =>
  page.getByRole('heading', { level: 1, name: 'Your account' });

/** The way to a new passkey, whatever the account has already. */
export const addButton = (page: Page): Locator =>
  page.getByRole('link', { name: /^(Add|Create) a passkey$/ });

export const createButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Create a passkey' });
export const confirmWithPasskeyButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Confirm with a passkey' });
export const deleteButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Delete passkey' });

const section = (page: Page, name: string): Locator => page.getByRole('region', { name });

/** One row per passkey. */
export const passkeyRows = (page: Page): Locator =>
  section(page, 'Passkeys')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) });

export const passkeyRow = (page: Page, name: string): Locator =>
  passkeyRows(page).filter({ has: page.getByRole('heading', { name, exact: true }) });

/** One row per session. */
export const sessionRows = (page: Page): Locator =>
  section(page, "Where you're signed in").getByRole('listitem');

/** What has just been done. */
export const doneNotice = (page: Page): Locator => page.locator('.message-done');
