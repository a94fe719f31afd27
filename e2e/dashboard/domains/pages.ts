import { randomBytes } from 'node:crypto';

import type { Tenant } from '../../support/tenant.ts';
import type { PageOf } from '../support/page-of.ts';

export const pathOfDomain = (host: string) => `/dashboard/domains/${encodeURIComponent(host)}`;

/** A further host of the tenant: its name, which nothing else uses. */
export async function newHost(tenant: Tenant): Promise<string> {
  const host = `h-${randomBytes(4).toString('hex')}.${new URL(tenant.origin).host}`;
  await tenant.cli('domains', 'create', '--host', host);
  return host;
}

export const pages: PageOf[] = [
  { name: 'Domains', path: () => '/dashboard/domains' },
  { name: 'New domain', path: () => '/dashboard/domains/new' },
  {
    name: 'A domain',
    path: (tenant) => pathOfDomain(new URL(tenant.origin).host),
  },
  {
    name: 'A domain that moves',
    path: async (tenant) => {
      const host = await newHost(tenant);
      await tenant.cli('domains', 'move', '--host', host, '--rp-id', tenant.rpId);
      return pathOfDomain(host);
    },
  },
];
