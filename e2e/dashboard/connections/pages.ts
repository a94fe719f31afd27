/** The pages about database connections, for the stories over all pages. */
import type { Tenant } from '../../support/tenant.ts';
import type { PageOf } from '../support/page-of.ts';

/** The address of the tenant's first connection, and what is below it. */
export async function addressOf(tenant: Tenant, below = '', name = 'people'): Promise<string> {
  const listed = (await tenant.cli('connections', 'list')) as { id: string; name: string }[];
  const found = listed.find((connection) => connection.name === name);
  if (!found) throw new Error(`there is no connection ${name}`);
  return `/dashboard/connections/${found.id}${below}`;
}

export const pages: PageOf[] = [
  { name: 'Database connections', path: () => '/dashboard/connections' },
  { name: 'Create connection', path: () => '/dashboard/connections/new' },
  { name: 'Connection settings', path: (tenant) => addressOf(tenant) },
  { name: 'Authentication methods', path: (tenant) => addressOf(tenant, '/authentication') },
  { name: 'Applications of a connection', path: (tenant) => addressOf(tenant, '/applications') },
  { name: 'Try a connection', path: (tenant) => addressOf(tenant, '/try') },
  { name: 'A connection tried', path: () => '/dashboard/tried' },
];
