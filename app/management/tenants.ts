import { isIP } from 'node:net';

import { z } from 'zod';

import { newId } from '#app/ids.ts';
import { createSigningKeys } from '#app/oidc/signing-keys.ts';
import {
  findDomain,
  findTenantByName,
  insertDomain,
  insertTenant,
  setDomainStatus,
  updateTenant,
} from '#app/store/tenants.ts';
import type { Domain, Tenant } from '#app/store/tenants.ts';
import { isLoopbackHost } from '#app/tenancy/site.ts';

import { ManagementError } from './management-error.ts';

const colour = z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, 'expected a colour such as #0a66c2');

export const newTenantSchema = z.object({
  name: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'expected lower-case letters, digits and inner hyphens'),
  displayName: z.string().trim().min(1).max(100),
  logoUrl: z.url({ protocol: /^https$/ }).max(2000).optional(),
  primaryColor: colour.optional(),
});

/** Makes a tenant with its signing keys. Refused where the name is taken. */
export async function createTenant(input: z.input<typeof newTenantSchema>): Promise<Tenant> {
  const { name, displayName, logoUrl, primaryColor } = newTenantSchema.parse(input);
  if (await findTenantByName(name)) {
    throw new ManagementError('tenant_exists', `a tenant is already named ${name}`);
  }
  const id = newId('ten');
  await insertTenant({
    id,
    name,
    displayName,
    branding: {
      ...(logoUrl ? { logo_url: logoUrl } : {}),
      ...(primaryColor ? { colors: { primary: primaryColor } } : {}),
    },
  });
  await createSigningKeys(id);
  return getTenant(name);
}

export async function getTenant(name: string): Promise<Tenant> {
  const tenant = await findTenantByName(name);
  if (!tenant) throw new ManagementError('tenant_not_found', `there is no tenant named ${name}`);
  return tenant;
}

export async function setDefaultClient(tenantId: string, clientId: string): Promise<void> {
  await updateTenant(tenantId, { defaultClientId: clientId });
}

const hostPattern = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::[1-9][0-9]{0,4})?$/;

export const newDomainSchema = z
  .object({
    host: z
      .string()
      .toLowerCase()
      .max(259)
      .regex(hostPattern, 'expected a host such as login.example.com, without scheme or path'),
    rpId: z.string().toLowerCase().max(253).optional(),
  })
  .refine(({ host }) => isIP(nameOf(host)) === 0, {
    path: ['host'],
    message: 'expected a name: passkeys cannot be bound to an IP address',
  })
  .refine(({ host, rpId }) => rpId === undefined || isEqualOrBelow(nameOf(host), rpId), {
    path: ['rpId'],
    message: 'expected the host itself or a domain above it',
  })
  .refine(({ rpId }) => rpId === undefined || rpId.includes('.') || rpId === 'localhost', {
    path: ['rpId'],
    message: 'expected more than a top-level domain',
  });

/** Lets a tenant answer on a host. The RP ID defaults to the host's name. */
export async function createDomain(
  tenantId: string,
  input: z.input<typeof newDomainSchema>,
): Promise<Domain> {
  const { host, rpId } = newDomainSchema.parse(input);
  const withoutDefaultPort = isLoopbackHost(host) ? host : host.replace(/:443$/, '');
  if (await findDomain(withoutDefaultPort)) {
    throw new ManagementError('domain_exists', `${withoutDefaultPort} already belongs to a tenant`);
  }
  await insertDomain(tenantId, { host: withoutDefaultPort, rpId: rpId ?? nameOf(host) });
  const domain = await findDomain(withoutDefaultPort);
  if (!domain) throw new Error('the domain was not stored');
  return domain;
}

export async function changeDomainStatus(
  tenantId: string,
  host: string,
  status: Domain['status'],
): Promise<void> {
  if (!(await setDomainStatus(tenantId, host.toLowerCase(), status))) {
    throw new ManagementError('domain_not_found', `${host} is not a domain of this tenant`);
  }
}

const nameOf = (host: string) => host.replace(/:[0-9]+$/, '');

const isEqualOrBelow = (name: string, above: string) =>
  name === above || name.endsWith(`.${above}`);
