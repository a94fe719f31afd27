import { listDomains } from '#app/store/tenants.ts';
import { acceptedRpIds } from '#app/tenancy/site.ts';

import type { Caller } from './caller.ts';

/**
 * The RP IDs whose passkeys can stand in for one of `rpId`, so that it is not its owner's last way
 * in. While a domain moves, those of both its RP IDs open it; otherwise each RP ID is a door of its
 * own. One that no host of the tenant accepts, because a move has left it, opens nothing any more:
 * then any other that opens this host will do.
 */
export async function standInsFor({ site }: Caller, rpId: string): Promise<string[]> {
  const here = acceptedRpIds(site.domain);
  if (here.includes(rpId)) return here;
  const domains = await listDomains(site.tenant.id);
  const opensAnother = domains.some((domain) => acceptedRpIds(domain).includes(rpId));
  return opensAnother ? [rpId] : here;
}
