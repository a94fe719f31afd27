import type { Tenant } from '../../support/tenant.ts';
import type { PageOf } from '../support/page-of.ts';

const at = (tenant: Tenant, tab = '') => `/dashboard/applications/${tenant.applicationId}${tab}`;

export const pages: PageOf[] = [
  { name: 'applications', path: () => '/dashboard/applications' },
  { name: 'a new application', path: () => '/dashboard/applications/new' },
  { name: 'the settings of an application', path: (tenant) => at(tenant) },
  { name: 'the quick start of an application', path: (tenant) => at(tenant, '/quick-start') },
  { name: 'the tokens of an application', path: (tenant) => at(tenant, '/tokens') },
  { name: 'the connections of an application', path: (tenant) => at(tenant, '/connections') },
  { name: 'the credentials of an application', path: (tenant) => at(tenant, '/credentials') },
];
