/**
 * What the stories of the account page share: a tenant whose sign-in asks nobody for a passkey, so
 * that only the account page is about them.
 */
import { test as base } from '../../support/story.ts';
import { newTenant } from '../../support/tenant.ts';
import type { Tenant } from '../../support/tenant.ts';

export const asksNobody = {
  authentication_methods: { passkey: { enabled: true } },
  passkey_options: { progressive_enrollment_enabled: false, local_enrollment_enabled: false },
};

export const test = base.extend<{ patience: void }, { tenant: Tenant }>({
  // Each command of the administrator's is a process of its own, which a busy machine starts slowly.
  patience: [
    async ({}, use, story) => {
      story.setTimeout(90_000);
      await use();
    },
    { auto: true },
  ],
  tenant: [
    async ({}, use) => {
      const tenant = await newTenant(asksNobody);
      await use(tenant);
      await tenant.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect } from '@playwright/test';
