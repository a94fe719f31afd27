/** What the stories of the APIs share: a tenant that asks nobody for a passkey, and an application. */
import { test as base } from '../../account/support/story.ts';
import type { Application } from '../../attacks/support/application.ts';
import { grantedApplication } from './my-account.ts';

export const test = base.extend<object, { application: Application }>({
  application: [
    async ({ tenant }, use) => {
      await use(await grantedApplication(tenant.cli, tenant.origin));
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect } from '@playwright/test';
