import { test as base } from '@playwright/test';

import { plugIn } from './authenticator.ts';
import type { Authenticator } from './authenticator.ts';
import { forgetAttempts } from './passing-time.ts';
import { newTenant } from './tenant.ts';
import type { Tenant } from './tenant.ts';

/**
 * Playwright's `test` with what most stories need: `tenant`, one for all stories of a worker, so
 * use users of your own and change none of its settings; and `authenticator`, plugged into `page`.
 */
export const test = base.extend<
  { authenticator: Authenticator; freshAddress: undefined },
  { tenant: Tenant }
>({
  tenant: [
    async ({}, use) => {
      const tenant = await newTenant();
      await use(tenant);
      await tenant.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  // All stories come from one address, and a quick run makes more accounts than one address may.
  freshAddress: [
    async ({ tenant }, use) => {
      forgetAttempts(tenant);
      await use(undefined);
    },
    { auto: true },
  ],
  authenticator: async ({ page }, use) => {
    await use(await plugIn(page));
  },
});

export { expect } from '@playwright/test';
