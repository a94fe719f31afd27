/** What the files at fixed addresses say about a site (RFC 8615). */
import { listDomains } from '#app/store/tenants.ts';
import { nameOfHost, relatedOrigins } from '#app/tenancy/related-origins.ts';
import type { Site } from '#app/tenancy/site.ts';

/**
 * Where a password is changed (W3C change password URL). The account page is the nearest there is:
 * it has no form for it, but whoever holds the account finds there what it is secured with.
 */
export const CHANGE_PASSWORD_PATH = '/account';

/** Where passkeys are made and managed (W3C passkey endpoints). */
export const passkeyEndpoints = ({ origin }: Pick<Site, 'origin'>) => ({
  enroll: `${origin}/account/passkeys/new`,
  manage: `${origin}/account`,
});

/**
 * The document of related origins (WebAuthn L3 §5.11) of a host, which speaks for the RP ID that is
 * its name. Undefined where no domain of the tenant accepts that RP ID.
 */
export async function relatedOriginsOf({
  tenant,
  domain,
}: Pick<Site, 'tenant' | 'domain'>): Promise<{ origins: string[] } | undefined> {
  const origins = relatedOrigins(nameOfHost(domain.host), await listDomains(tenant.id));
  return origins.length > 0 ? { origins } : undefined;
}
