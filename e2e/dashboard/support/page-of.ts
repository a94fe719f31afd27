import type { Tenant } from '../../support/tenant.ts';

/** A page of the dashboard as the stories over all pages reach it. */
export type PageOf = {
  name: string;
  /** Prepares what the page shows, and answers its address. */
  path: (tenant: Tenant) => Promise<string> | string;
};
