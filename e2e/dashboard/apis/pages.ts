import type { Tenant } from '../../support/tenant.ts';
import type { PageOf } from '../support/page-of.ts';

/** An API of the tenant, and an application that may call it. */
async function prepared(tenant: Tenant): Promise<string> {
  const identifier = `https://${crypto.randomUUID()}.example.com`;
  const scopes = ['--scope', 'read:orders', '--scope', 'write:orders'];
  await tenant.cli('apis', 'create', '--identifier', identifier, '--name', 'Orders', ...scopes);
  const { clientId } = (await tenant.cli(
    ...['clients', 'create', '--name', 'Nightly job', '--type', 'non_interactive'],
  )) as { clientId: string };
  await tenant.cli(
    ...['apis', 'grant', '--client-id', clientId, '--audience', identifier],
    ...['--scope', 'read:orders'],
  );
  return encodeURIComponent(identifier);
}

const at = async (tenant: Tenant, tab = '') => `/dashboard/apis/${await prepared(tenant)}${tab}`;

export const pages: PageOf[] = [
  { name: 'APIs', path: () => '/dashboard/apis' },
  { name: 'a new API', path: () => '/dashboard/apis/new' },
  { name: 'the settings of an API', path: (tenant) => at(tenant) },
  { name: 'the applications of an API', path: (tenant) => at(tenant, '/applications') },
  { name: 'a token for an API', path: (tenant) => at(tenant, '/token') },
  { name: 'the Management API', path: () => '/dashboard/apis/management-api' },
  {
    name: 'a new application of an API',
    path: () => '/dashboard/apis/management-api/applications/new',
  },
];
