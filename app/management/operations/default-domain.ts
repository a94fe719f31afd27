/** The host that a tenant is known by: its oldest one that answers, and nobody chooses another. */
import { z } from 'zod';

import { listDomains } from '#app/store/tenants.ts';
import type { Site } from '#app/tenancy/site.ts';

import { domainAnswer, domainPresenter } from './custom-domains.ts';
import { operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

async function defaultDomain(site: Site): Promise<z.output<typeof domainAnswer>> {
  const present = await domainPresenter(site);
  const domains = (await listDomains(site.tenant.id)).map(present);
  const found = domains.find(({ is_default: isDefault }) => isDefault);
  if (found) return found;
  throw new ApiRefusal(
    'inexistent_custom_domain',
    'expected a host that answers: all are disabled',
  );
}

const common = {
  path: '/custom-domains/default',
  query: z.strictObject({}),
  answer: { status: 200, schema: domainAnswer },
} as const;

export const defaultDomains = [
  operation({
    ...common,
    id: 'get_default_custom_domain',
    ...{ method: 'GET', summary: 'The host that the tenant is known by' },
    ...{ scopes: ['read:custom_domains'], role: 'auditor', body: null },
    run: ({ site }) => defaultDomain(site),
  }),
  operation({
    ...common,
    id: 'set_default_custom_domain',
    ...{ method: 'PATCH', summary: 'Takes only the host that is the default already' },
    ...{ scopes: ['update:custom_domains'], role: 'owner' },
    body: z.strictObject({ domain: z.string().max(300) }),
    run: async ({ site }, { body }) => {
      const present = await defaultDomain(site);
      if (body.domain === present.domain) return present;
      const reason = 'the oldest host that answers is the default';
      throw new ApiRefusal('invalid_body', `domain: expected ${present.domain}: ${reason}`);
    },
  }),
];
