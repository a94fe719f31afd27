/** How a host looks from outside. */
import { z } from 'zod';

import { examineDomain } from '../domain-doctor/examine-domain.ts';
import { getDomainById } from '../domains.ts';
import { operation } from './operation.ts';

export const domainExaminations = [
  operation({
    id: 'examine_custom_domain',
    method: 'POST',
    path: '/custom-domains/{id}/examine',
    summary: 'Looks at a host as browsers meet it, from DNS to the files at fixed addresses',
    scopes: ['update:custom_domains'],
    role: 'owner',
    ...{ query: z.strictObject({}), body: null },
    answer: {
      status: 200,
      schema: z.strictObject({
        domain: z.string(),
        /** Whether nothing failed. */
        ok: z.boolean(),
        checks: z.array(
          z.strictObject({
            name: z.string(),
            outcome: z.enum(['ok', 'warning', 'failed', 'skipped']),
            found: z.string(),
            /** What to do about it. */
            next: z.string().optional(),
          }),
        ),
      }),
    },
    // Where to connect to is what DNS says: nobody looks around in the network of the server.
    run: async ({ site: { tenant } }, { path }) => {
      const { host } = await getDomainById(tenant, path.id);
      const { ok, checks } = await examineDomain({ host, tenant: tenant.name });
      return { domain: host, ok, checks };
    },
  }),
];
