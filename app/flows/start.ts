import type { Caller } from './caller.ts';
import { findApplication, homeOf } from './visit.ts';

/**
 * Where a person goes who opened `/login` without a visit: the tenant's default application, which
 * begins one. Null where the tenant has none, or it has no address.
 */
export async function findStartingPoint({ site }: Caller): Promise<string | null> {
  const { id: tenantId, defaultClientId } = site.tenant;
  if (!defaultClientId) return null;
  const application = await findApplication(tenantId, defaultClientId);
  return application ? homeOf(application) : null;
}
