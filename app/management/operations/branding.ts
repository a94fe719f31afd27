/** How pages look. */
import { z } from 'zod';

import { brandingChangeSchema, brandingSchema } from '#app/tenancy/branding.ts';

import { changeTenant } from '../tenants.ts';
import { operation } from './operation.ts';

export const branding = [
  operation({
    id: 'get_branding',
    ...{ method: 'GET', path: '/branding', summary: 'How pages look' },
    scopes: ['read:branding'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: brandingSchema },
    run: ({ site }) => Promise.resolve(site.tenant.branding),
  }),
  operation({
    id: 'update_branding',
    ...{ method: 'PATCH', path: '/branding', summary: 'Changes how pages look' },
    scopes: ['update:branding'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: brandingChangeSchema },
    answer: { status: 200, schema: brandingSchema },
    run: async ({ site }, { body }) =>
      (await changeTenant(site.tenant, { branding: body })).branding,
  }),
];
