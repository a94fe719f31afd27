/** What Auth0 has no field for at a host. */
import { z } from 'zod';

import type { Domain } from '#app/store/tenants.ts';

import { changeDomainStatus, domainUsage, getDomainById, updateDomain } from '../domains.ts';
import { operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';
import { withFieldNames } from './renamed-fields.ts';

const nothing = z.strictObject({});

const status = z.enum(['ready', 'disabled']);

const answer = z.strictObject({
  /** What devices call the site; null: by the tenant's display name. */
  rp_name: z.string().nullable(),
  /** Further origins whose passkey ceremonies count in the APIs. */
  origins: z.array(z.string()),
  status,
});

const presented = (domain: Domain): z.output<typeof answer> => ({
  rp_name: domain.rpName,
  origins: domain.origins ?? [],
  status: domain.status === 'active' ? 'ready' : 'disabled',
});

const reading = {
  method: 'GET',
  scopes: ['read:custom_domains'],
  role: 'auditor',
  query: nothing,
  body: null,
} as const;

export const domainSettings = [
  operation({
    ...reading,
    id: 'get_custom_domain_settings',
    path: '/custom-domains/{id}/settings',
    summary: 'What devices call a host, where else its passkeys count, and whether it answers',
    answer: { status: 200, schema: answer },
    run: async ({ site: { tenant } }, { path }) => presented(await getDomainById(tenant, path.id)),
  }),
  operation({
    id: 'update_custom_domain_settings',
    method: 'PATCH',
    path: '/custom-domains/{id}/settings',
    summary: 'Changes them; a disabled host answers like an unknown one',
    scopes: ['update:custom_domains'],
    role: 'owner',
    query: nothing,
    body: z.strictObject({
      rp_name: z.string().max(300).nullish(),
      origins: z.array(z.string().max(500)).max(50).optional(),
      status: status.optional(),
    }),
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path, body: { rp_name: rpName, origins, status: wanted } }) => {
      const { tenant } = site;
      const { id, host } = await getDomainById(tenant, path.id);
      if (wanted === 'disabled' && id === site.domain.id) {
        throw new ApiRefusal('conflict', `expected another domain: ${host} is answering this`);
      }
      await withFieldNames({ rpName: 'rp_name' }, updateDomain(tenant, host, { rpName, origins }));
      if (wanted) {
        await changeDomainStatus(tenant, host, wanted === 'ready' ? 'active' : 'disabled');
      }
      return presented(await getDomainById(tenant, path.id));
    },
  }),
  operation({
    ...reading,
    id: 'get_custom_domain_usage',
    path: '/custom-domains/{id}/usage',
    summary: 'How many users have passkeys for a host, and how many of them no other host accepts',
    answer: {
      status: 200,
      schema: z.strictObject({ users: z.number(), passkeys: z.number(), stranded: z.number() }),
    },
    run: async ({ site: { tenant } }, { path }) =>
      domainUsage(tenant, await getDomainById(tenant, path.id)),
  }),
];
