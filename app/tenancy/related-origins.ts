/**
 * Which origins may use an RP ID that is not their own name nor above it (WebAuthn L3 §5.11).
 *
 * 1. Only active domains of one tenant are listed, each with its extra origins on the web.
 * 2. Clients stop counting at five names, so those come first that cannot do without the list.
 */
import type { Domain } from '#app/store/tenants.ts';

import { acceptedRpIds, originOf } from './site.ts';

/** The name of a host, without its port. */
export const nameOfHost = (host: string): string => host.replace(/:[0-9]+$/, '');

/** Whether a browser lets a host use an RP ID without asking anybody: it is the host or above it. */
export function isCoveredBy(rpId: string, host: string): boolean {
  const name = nameOfHost(host);
  return name === rpId || name.endsWith(`.${rpId}`);
}

/**
 * The origins that may use an RP ID, as its `/.well-known/webauthn` lists them: first those that
 * need to be there, then the others; the older domain before the newer. Empty where no domain
 * accepts the RP ID.
 */
export function relatedOrigins(rpId: string, domains: readonly Domain[]): string[] {
  const origins = domains
    .filter((domain) => domain.status === 'active' && acceptedRpIds(domain).includes(rpId))
    .sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.host < b.host ? -1 : 1))
    .flatMap((domain) => [originOf(domain.host), ...webOrigins(domain)]);
  const needsList = (origin: string) => !isCoveredBy(rpId, new URL(origin).host);
  return [
    ...new Set([...origins.filter(needsList), ...origins.filter((origin) => !needsList(origin))]),
  ];
}

/** Applications on Android have origins too; they are told by a file of another form. */
const webOrigins = ({ origins }: Domain): string[] =>
  (origins ?? []).filter((origin) => origin.startsWith('https://'));
