/** Somebody of the tenant beside the administrator: their browser and device, and their pages. */
import type { Browser, Page } from '@playwright/test';

import { plugIn } from '../../support/authenticator.ts';
import type { Authenticator } from '../../support/authenticator.ts';
import { signUpAndLeave } from '../../support/hosted-pages.ts';
import { newEmail } from '../../support/tenant.ts';
import type { Tenant } from '../../support/tenant.ts';

export type Person = {
  id: string;
  email: string;
  page: Page;
  authenticator: Authenticator;
  close: () => Promise<void>;
};

export const pathOf = (id: string, part = ''): string =>
  `/dashboard/users/${encodeURIComponent(id)}${part && `/${part}`}`;

/** Somebody who has signed up with a passkey in a browser of their own. */
export async function somebodyWithPasskey(browser: Browser, tenant: Tenant): Promise<Person> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const authenticator = await plugIn(page);
  const email = newEmail();
  const id = await signUpAndLeave(page, tenant.application, authenticator, email);
  return { id, email, page, authenticator, close: () => context.close() };
}
