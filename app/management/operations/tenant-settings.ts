/** What a tenant is called, and what is set for all of it. */
import { z } from 'zod';

import type { Tenant } from '#app/store/tenants.ts';
import {
  settingsOf,
  tenantSettingsChangeSchema,
  tenantSettingsSchema,
} from '#app/tenancy/tenant-settings.ts';

import { changeTenant } from '../tenants.ts';
import { operation } from './operation.ts';
import { fieldsQuery, selectFields } from './paging.ts';

const answer = tenantSettingsSchema.extend({ friendly_name: z.string() });

const presented = (tenant: Tenant): z.output<typeof answer> => ({
  friendly_name: tenant.displayName,
  ...settingsOf(tenant),
});

const path = '/tenants/settings';

export const tenantSettings = [
  operation({
    id: 'get_tenant_settings',
    ...{ method: 'GET', path, summary: "A tenant's settings" },
    scopes: ['read:tenant_settings'],
    role: 'auditor',
    ...{ query: z.strictObject(fieldsQuery), body: null },
    answer: { status: 200, schema: answer.partial() },
    run: ({ site }, { query }) => Promise.resolve(selectFields(presented(site.tenant), query)),
  }),
  operation({
    id: 'update_tenant_settings',
    ...{ method: 'PATCH', path, summary: "Changes a tenant's settings" },
    scopes: ['update:tenant_settings'],
    role: 'admin',
    query: z.strictObject({}),
    body: tenantSettingsChangeSchema.extend({ friendly_name: z.string().max(200).optional() }),
    answer: { status: 200, schema: answer },
    run: async ({ site }, { body }) => {
      const { friendly_name: displayName, ...settings } = body;
      return presented(await changeTenant(site.tenant, { displayName, settings }));
    },
  }),
];
