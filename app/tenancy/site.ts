/**
 * Who a request is for. The host is looked up in a table; nothing else in a request decides it.
 */
import { findTenantByHost } from '#app/store/tenants.ts';
import type { Domain, Tenant } from '#app/store/tenants.ts';

/** A tenant as it answers on one of its hosts. */
export type Site = {
  tenant: Tenant;
  domain: Domain;
  /** Scheme and host, without a trailing slash. */
  origin: string;
  /** The issuer of tokens: the origin with a trailing slash. */
  issuer: string;
  /** Whether cookies can be `Secure` and hosts may be reached over TLS only. */
  https: boolean;
};

/** The site that answers on a host, or undefined where no active domain has it. */
export async function findSite(host: string): Promise<Site | undefined> {
  const found = await findTenantByHost(host);
  return found && siteOf(found.tenant, found.domain);
}

export function siteOf(tenant: Tenant, domain: Domain): Site {
  const origin = originOf(domain.host);
  return { tenant, domain, origin, issuer: `${origin}/`, https: !isLoopbackHost(domain.host) };
}

/** Scheme and host: what a browser shows. */
export const originOf = (host: string): string =>
  `${isLoopbackHost(host) ? 'http' : 'https'}://${host}`;

/** The RP IDs whose passkeys open a domain: its own and, while it moves, the one that it leaves. */
export const acceptedRpIds = ({
  rpId,
  previousRpId,
}: Pick<Domain, 'rpId' | 'previousRpId'>): string[] =>
  previousRpId === null ? [rpId] : [rpId, previousRpId];

/** Browsers treat these hosts as secure without TLS (W3C Secure Contexts §3.1); so do we, and no others. */
export function isLoopbackHost(host: string): boolean {
  const name = new URL(`http://${host}`).hostname;
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '127.0.0.1' || name === '[::1]'
  );
}
