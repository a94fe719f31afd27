import { clientSettingsSchema } from '#app/oidc/client-settings.ts';
import type { Tenant } from '#app/store/tenants.ts';
import { promptsOf } from '#app/tenancy/prompts.ts';

/**
 * Auth0's "All Applications", in which its tools look for the classic login page of a tenant. It is
 * only told to who asks for it: nobody signs in with it, and there is nothing to change about it.
 */
export const globalClient = (tenant: Tenant) => ({
  client_id: `global-of-${tenant.name}`,
  tenant: tenant.name,
  name: 'All Applications',
  global: true,
  ...clientSettingsSchema.parse({}),
  grant_types: [],
  custom_login_page_on: promptsOf(tenant).custom_login_page_on,
});
