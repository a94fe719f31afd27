/** Which pages people meet. */
import { z } from 'zod';

import type { Tenant } from '#app/store/tenants.ts';
import { promptsChangeSchema, promptsOf } from '#app/tenancy/prompts.ts';

import { changeTenant } from '../tenants.ts';
import { operation } from './operation.ts';

// A custom login page is a setting of the global client at Auth0.
const { universal_login_experience, identifier_first, webauthn_platform_first_factor } =
  promptsChangeSchema.shape;
const change = z.strictObject({
  ...{ universal_login_experience, identifier_first, webauthn_platform_first_factor },
});
const answer = change.required();

function presented(tenant: Tenant): z.output<typeof answer> {
  const { custom_login_page_on: _ofTheGlobalClient, ...prompts } = promptsOf(tenant);
  return prompts;
}

export const prompts = [
  operation({
    id: 'get_prompts',
    ...{ method: 'GET', path: '/prompts', summary: 'Which pages people meet' },
    scopes: ['read:prompts'],
    role: 'auditor',
    ...{ query: z.strictObject({}), body: null },
    answer: { status: 200, schema: answer },
    run: ({ site }) => Promise.resolve(presented(site.tenant)),
  }),
  operation({
    id: 'update_prompts',
    ...{ method: 'PATCH', path: '/prompts', summary: 'Changes which pages people meet' },
    scopes: ['update:prompts'],
    role: 'admin',
    ...{ query: z.strictObject({}), body: change },
    answer: { status: 200, schema: answer },
    run: async ({ site }, { body }) =>
      presented(await changeTenant(site.tenant, { prompts: body })),
  }),
];
