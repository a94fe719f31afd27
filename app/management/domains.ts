/**
 * The hosts that a tenant answers on, and the RP ID that its passkeys are bound to there.
 *
 * An RP ID is the host's own name or a domain above it (W3C WebAuthn L3 §5.1.3). It never is an IP
 * address, which browsers refuse, nor a public suffix such as co.uk or github.io, which strangers share.
 */
import { isIP } from 'node:net';

import { getPublicSuffix } from 'tldts';
import { z } from 'zod';

import { findDomain, insertDomain, listDomains, setDomainStatus } from '#app/store/tenants.ts';
import type { Domain, Tenant } from '#app/store/tenants.ts';
import { isLoopbackHost, siteOf } from '#app/tenancy/site.ts';

import { ManagementError } from './management-error.ts';

/** A domain as an administrator sees it. */
export type ManagedDomain = Pick<Domain, 'host' | 'rpId' | 'status' | 'createdAt'> & {
  /** Scheme and host: what a person's browser shows. */
  origin: string;
  /** What applications are configured with. */
  issuer: string;
};

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const namePattern = new RegExp(`^(?:${label}\\.)*${label}$`);

/** A host as a browser sends it: lower case, Punycode, without the scheme's default port. */
function canonicalHost(input: string): string | undefined {
  if (!/^[^\s/?#@\\%]+$/.test(input)) return undefined;
  const asHttps = URL.parse(`https://${input}`);
  if (!asHttps || asHttps.port === '0') return undefined;
  return isLoopbackHost(asHttps.host) ? URL.parse(`http://${input}`)?.host : asHttps.host;
}

const nameOf = (host: string) => host.replace(/:[0-9]+$/, '');

const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, '')) !== 0;

const isEqualOrBelow = (name: string, above: string) =>
  name === above || name.endsWith(`.${above}`);

/** Whether anybody can register names right below it. localhost is nobody's but this machine's. */
function isPublicSuffix(rpId: string, host: string): boolean {
  if (rpId === 'localhost') return false;
  const suffixOf = (name: string) => getPublicSuffix(name, { allowPrivateDomains: true }) ?? '';
  return suffixOf(rpId) === rpId || isEqualOrBelow(suffixOf(host), rpId);
}

const hostSchema = z
  .string()
  .max(259)
  .transform((input, context) => {
    const host = canonicalHost(input);
    const name = host === undefined ? '' : nameOf(host);
    if (host !== undefined && isAddress(name)) {
      context.addIssue({
        code: 'custom',
        message: 'expected a name: passkeys cannot be bound to an IP address',
      });
      return z.NEVER;
    }
    if (host === undefined || name.length > 253 || !namePattern.test(name)) {
      context.addIssue({
        code: 'custom',
        message: 'expected a host such as login.example.com, without scheme or path',
      });
      return z.NEVER;
    }
    return host;
  });

export const newDomainSchema = z
  .object({ host: hostSchema, rpId: z.string().max(253).optional() })
  .transform(({ host, rpId }, context) => {
    const name = nameOf(host);
    const chosen = rpId === undefined ? name : (canonicalHost(rpId) ?? rpId);
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', path: [rpId === undefined ? 'host' : 'rpId'], message });
      return z.NEVER;
    };
    if (!isEqualOrBelow(name, chosen)) {
      return refuse(`expected ${name} itself or a domain above it, without a port`);
    }
    if (isPublicSuffix(chosen, name)) {
      return refuse(
        chosen.includes('.')
          ? `expected a domain of your own: names below ${chosen} belong to many owners, and passkeys cannot be bound to it`
          : 'expected a name with a dot in it, or localhost: passkeys cannot be bound to a top-level domain',
      );
    }
    return { host, rpId: chosen };
  });

/** Lets a tenant answer on a host. The RP ID defaults to the host's name. */
export async function createDomain(
  tenant: Tenant,
  input: z.input<typeof newDomainSchema>,
): Promise<ManagedDomain> {
  const { host, rpId } = newDomainSchema.parse(input);
  if (await findDomain(host)) {
    throw new ManagementError('domain_exists', `${host} already belongs to a tenant`);
  }
  await insertDomain(tenant.id, { host, rpId });
  return getDomain(tenant, host);
}

export async function listDomainsOfTenant(tenant: Tenant): Promise<ManagedDomain[]> {
  return (await listDomains(tenant.id)).map((domain) => managed(tenant, domain));
}

/** A disabled domain answers like an unknown host, on every node at once. */
export async function changeDomainStatus(
  tenant: Tenant,
  host: string,
  status: Domain['status'],
): Promise<ManagedDomain> {
  const name = canonicalHost(host) ?? host;
  if (!(await setDomainStatus(tenant.id, name, status))) {
    throw new ManagementError('domain_not_found', `${host} is not a domain of ${tenant.name}`);
  }
  return getDomain(tenant, name);
}

async function getDomain(tenant: Tenant, host: string): Promise<ManagedDomain> {
  const domain = await findDomain(host);
  if (domain?.tenantId !== tenant.id) throw new Error('the domain was not stored');
  return managed(tenant, domain);
}

function managed(tenant: Tenant, domain: Domain): ManagedDomain {
  const { origin, issuer } = siteOf(tenant, domain);
  const { host, rpId, status, createdAt } = domain;
  return { host, rpId, status, origin, issuer, createdAt };
}
