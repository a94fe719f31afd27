import type { Engine } from '#app/oidc/provider-cache.ts';

import { recordAuditEvent } from '#app/store/audit-events.ts';
import type { AuditEvent } from '#app/store/audit-events.ts';
import { acceptedRpIds } from '#app/tenancy/site.ts';
import type { RequestContext } from '#app/tenancy/request-context.ts';
import { auditOrigin } from '#app/tenancy/request-context.ts';
import type { RelyingParty } from '#app/webauthn/relying-party.ts';

/** Who asks and where: all that a flow needs to know of a request. */
export type Caller = Omit<RequestContext, 'nonce'> & { provider: Engine['provider'] };

/** The relying party of the caller's site, from the tenant's data. Only our own pages may answer. */
export const relyingPartyOf = ({ site }: Caller): RelyingParty => ({
  tenantId: site.tenant.id,
  rpId: site.domain.rpId,
  acceptedRpIds: acceptedRpIds(site.domain),
  rpName: site.domain.rpName ?? site.tenant.displayName,
  origins: [site.origin],
});

/** The same for the APIs, where the tenant's applications answer as well. */
export function relyingPartyForApplications(caller: Caller): RelyingParty {
  const rp = relyingPartyOf(caller);
  return { ...rp, origins: [...rp.origins, ...(caller.site.domain.origins ?? [])] };
}

/** Writes to the tenant's log, with the caller's address and browser. */
export const audit = (caller: Caller, event: AuditEvent): Promise<void> =>
  recordAuditEvent(caller.site.tenant.id, { ...auditOrigin(caller), ...event });
