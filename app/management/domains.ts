/** The hosts that a tenant answers on, and what its passkeys are bound to there. */
import type { z } from 'zod';

import { managementAudience } from '#app/oidc/management-api.ts';
import { myAccountAudience } from '#app/oidc/my-account-api.ts';
import { countPasskeyOwners, updateDomain as storeChange } from '#app/store/domain-changes.ts';
import {
  bumpSettingsVersion,
  deleteDomain as removeDomain,
  findDomain,
  findDomainById,
  insertDomain,
  listDomains,
  setDomainStatus,
} from '#app/store/tenants.ts';
import type { Domain, Tenant } from '#app/store/tenants.ts';
import { acceptedRpIds, siteOf } from '#app/tenancy/site.ts';

import { canonicalHost } from './domain-names.ts';
import { domainChangeSchema, newDomainSchema } from './domain-rules.ts';
import { ManagementError } from './management-error.ts';

/** A domain as an administrator sees it. */
export type ManagedDomain = Pick<
  Domain,
  'host' | 'rpId' | 'rpName' | 'previousRpId' | 'movingSince' | 'status' | 'createdAt'
> & {
  /** Scheme and host: what a person's browser shows. */
  origin: string;
  /** What applications are configured with. */
  issuer: string;
  /** Further origins whose ceremonies count in the APIs. */
  origins: string[];
};

/** Lets a tenant answer on a host. The RP ID defaults to the host's name. */
export async function createDomain(
  tenant: Tenant,
  input: z.input<typeof newDomainSchema>,
): Promise<ManagedDomain> {
  const domain = newDomainSchema.parse(input);
  const { host } = domain;
  if (!(await insertDomain(tenant.id, domain))) {
    throw new ManagementError('domain_exists', `${host} already belongs to a tenant`);
  }
  return managedDomain(tenant, await getDomain(tenant, host));
}

export async function listDomainsOfTenant(tenant: Tenant): Promise<ManagedDomain[]> {
  return (await listDomains(tenant.id)).map((domain) => managedDomain(tenant, domain));
}

/**
 * Changes what is given. Every request reads its domain's row, so a change counts from the next one.
 *
 * Refuses with `rp_id_in_use` to change an RP ID that passkeys of the tenant use: they would open
 * nothing any more. A move accepts both meanwhile. While one is under way: `move_under_way`.
 */
export async function updateDomain(
  tenant: Tenant,
  host: string,
  input: z.input<ReturnType<typeof domainChangeSchema>>,
): Promise<ManagedDomain> {
  const domain = await getDomain(tenant, host);
  const change = domainChangeSchema(domain).parse(input);
  const { rpId } = change;
  if (rpId !== undefined) await requireRpIdFree(tenant, domain, rpId);
  if (!(await storeChange(tenant.id, domain, change))) {
    if (rpId !== undefined) await requireRpIdFree(tenant, domain, rpId);
    throw changedMeanwhile(domain);
  }
  return managedDomain(tenant, await getDomain(tenant, domain.host));
}

async function requireRpIdFree(tenant: Tenant, domain: Domain, rpId: string): Promise<void> {
  if (domain.previousRpId !== null) throw moveUnderWay(tenant, domain, domain.previousRpId);
  const { users, passkeys } = await countPasskeyOwners(tenant.id, [domain.rpId]);
  if (passkeys === 0) return;
  throw new ManagementError(
    'rp_id_in_use',
    `${counted(users, 'user has', 'users have')} ${counted(passkeys, 'passkey', 'passkeys')} bound to ${domain.rpId}, which would open nothing on ${domain.host} any more. Move the domain to ${rpId} instead: passkeys of both are accepted until the move ends`,
    { tenant: tenant.name, host: domain.host, rpId, users, passkeys },
  );
}

/** A disabled domain answers like an unknown host, on every node at once. */
export async function changeDomainStatus(
  tenant: Tenant,
  host: string,
  status: Domain['status'],
): Promise<ManagedDomain> {
  const { host: name } = await getDomain(tenant, host);
  await setDomainStatus(tenant.id, name, status);
  return managedDomain(tenant, await getDomain(tenant, name));
}

/**
 * Disables a domain. `stranded`: how many users have passkeys that only this domain accepted, and
 * none that another active domain of the tenant accepts.
 */
export async function disableDomain(
  tenant: Tenant,
  host: string,
): Promise<ManagedDomain & { stranded: number }> {
  const disabled = await changeDomainStatus(tenant, host, 'disabled');
  return { ...disabled, stranded: await strandedWithout(tenant, disabled) };
}

/**
 * Takes a domain away: its host is anybody's again. Refused with `domain_in_use` while it is active
 * and users have passkeys that no other active domain of the tenant accepts.
 */
export async function deleteDomain(tenant: Tenant, host: string): Promise<ManagedDomain> {
  const domain = await getDomain(tenant, host);
  const stranded = domain.status === 'active' ? await strandedWithout(tenant, domain) : 0;
  if (stranded > 0) {
    throw new ManagementError(
      'domain_in_use',
      `${counted(stranded, 'user has', 'users have')} passkeys that only ${domain.host} accepts. Disable the domain first, if they are to be left without`,
      { tenant: tenant.name, host: domain.host, stranded },
    );
  }
  const site = siteOf(tenant, domain);
  await removeDomain(tenant.id, domain.host, [myAccountAudience(site), managementAudience(site)]);
  await bumpSettingsVersion(tenant.id);
  return managedDomain(tenant, domain);
}

/** How many users have passkeys that no active domain but this one accepts. */
async function strandedWithout(tenant: Tenant, gone: Domain | ManagedDomain): Promise<number> {
  const kept = (await listDomains(tenant.id))
    .filter(({ host, status }) => host !== gone.host && status === 'active')
    .flatMap(acceptedRpIds);
  const lost = acceptedRpIds(gone).filter((rpId) => !kept.includes(rpId));
  const { stranded } = await countPasskeyOwners(tenant.id, lost, kept);
  return stranded;
}

/** Users with passkeys that a domain accepts, their passkeys, and whom disabling it would strand. */
export async function domainUsage(
  tenant: Tenant,
  domain: Domain,
): Promise<{ users: number; passkeys: number; stranded: number }> {
  const { users, passkeys } = await countPasskeyOwners(tenant.id, acceptedRpIds(domain));
  return { users, passkeys, stranded: await strandedWithout(tenant, domain) };
}

/** A domain of the tenant, by the id that stays. */
export async function getDomainById(tenant: Tenant, id: string): Promise<Domain> {
  const domain = await findDomainById(tenant.id, id);
  if (domain) return domain;
  throw new ManagementError('domain_not_found', `there is no domain ${id} of ${tenant.name}`);
}

/** A domain of the tenant, by its host however it is written. */
export async function getDomain(tenant: Tenant, host: string): Promise<Domain> {
  const domain = await findDomain(canonicalHost(host) ?? host);
  if (domain?.tenantId === tenant.id) return domain;
  throw new ManagementError('domain_not_found', `${host} is not a domain of ${tenant.name}`);
}

export function managedDomain(tenant: Tenant, domain: Domain): ManagedDomain {
  const { origin, issuer } = siteOf(tenant, domain);
  const { host, rpId, rpName, previousRpId, movingSince, status, createdAt } = domain;
  const origins = domain.origins ?? [];
  return {
    ...{ host, rpId, rpName, origins, previousRpId, movingSince },
    ...{ status, origin, issuer, createdAt },
  };
}

/** Another administrator was faster: what was decided on is no longer so. */
export const changedMeanwhile = ({ host }: Domain) =>
  new ManagementError(
    'domain_changed',
    `somebody else changed ${host} in the meantime; look at it and try again`,
  );

export const moveUnderWay = (tenant: Tenant, { host, rpId }: Domain, previousRpId: string) =>
  new ManagementError(
    'move_under_way',
    `${host} is moving from ${previousRpId} to ${rpId}: end that first, or go back`,
    { tenant: tenant.name, host, from: previousRpId, to: rpId },
  );

/** `1 user has`, `2 users have` */
export const counted = (number: number, one: string, many: string) =>
  `${number} ${number === 1 ? one : many}`;
