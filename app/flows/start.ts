import { settingsOf } from '#app/tenancy/tenant-settings.ts';

import type { Caller } from './caller.ts';
import { findApplication, homeOf } from './visit.ts';

/**
 * Where a person goes who opened `/login` without a visit: the tenant's default application, which
 * begins one, or else the address in its settings. Null where the tenant has neither.
 */
export async function findStartingPoint({ site }: Caller): Promise<string | null> {
  const { id: tenantId, defaultClientId } = site.tenant;
  const application = defaultClientId && (await findApplication(tenantId, defaultClientId));
  const home = application ? homeOf(application) : null;
  return home ?? (settingsOf(site.tenant).default_redirection_uri || null);
}
