import { z } from 'zod';

import { newId } from '#app/ids.ts';
import { managementApi, managementAudienceOverTls } from '#app/oidc/management-api.ts';
import { myAccountApi } from '#app/oidc/my-account-api.ts';
import {
  deleteResourceServer,
  findClient,
  findResourceServer,
  findResourceServerById,
  insertResourceServer,
  listClientGrants,
  listResourceServers,
  replaceClientGrant,
  updateClientGrant,
  updateResourceServer,
} from '#app/store/clients.ts';
import type { ResourceServer } from '#app/store/clients.ts';
import { bumpSettingsVersion, findTenantById, listDomains } from '#app/store/tenants.ts';
import { siteOf } from '#app/tenancy/site.ts';
import type { Site } from '#app/tenancy/site.ts';

import { ManagementError } from './management-error.ts';
import { unlessTaken } from './unless-taken.ts';

/** An API as an administrator sees it. */
export type ManagedApi = Pick<
  ResourceServer,
  'identifier' | 'name' | 'scopes' | 'tokenLifetimeSeconds'
>;

const expectedName = 'expected a name of 1 to 100 characters';
const expectedSeconds = 'expected a whole number of seconds from 60 to 2592000';

export const newApiSchema = z.object({
  /** A URI without a fragment (RFC 8707 §2). Nothing is ever fetched from it. */
  identifier: z
    .url('expected a URI such as https://api.example.com')
    .max(600, 'expected at most 600 characters')
    .refine((value) => !value.includes('#'), 'expected a URI without a # part'),
  name: z.string(expectedName).trim().min(1, expectedName).max(100, expectedName),
  scopes: z
    .array(
      z.strictObject({
        value: z
          .string()
          .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'expected a scope such as read:orders')
          .max(280),
        description: z.string().optional(),
      }),
    )
    .max(1000)
    .refine(
      (scopes) => new Set(scopes.map(({ value }) => value)).size === scopes.length,
      'expected each scope once',
    )
    .default([]),
  tokenLifetimeSeconds: z
    .number(expectedSeconds)
    .int(expectedSeconds)
    .min(60, expectedSeconds)
    .max(2_592_000, expectedSeconds)
    .default(86_400),
  /** What else is kept of it, with Auth0's field names. */
  settings: z.record(z.string(), z.unknown()).optional(),
});

/** Registers an API: its `identifier` is the `audience` that gets JWT access tokens. */
export async function createApi(
  tenantId: string,
  input: z.input<typeof newApiSchema>,
): Promise<ManagedApi> {
  const api = newApiSchema.parse(input);
  const exists = () => new ManagementError('api_exists', `${api.identifier} is already registered`);
  const isOurs = (await sitesOf(tenantId)).some(
    (site) => managementAudienceOverTls(site) === api.identifier,
  );
  if (isOurs || (await findApi(tenantId, api.identifier))) throw exists();
  await unlessTaken(insertResourceServer(tenantId, { id: newId('api'), ...api }), exists);
  await bumpSettingsVersion(tenantId);
  return managed(api);
}

export async function listApis(tenantId: string): Promise<ManagedApi[]> {
  return (await listResourceServers(tenantId)).map(managed);
}

const managed = ({ identifier, name, scopes, tokenLifetimeSeconds }: ManagedApi): ManagedApi => ({
  identifier,
  name,
  scopes,
  tokenLifetimeSeconds,
});

/** The APIs that every host has of its own, as administrators read them: nothing about them changes. */
export const builtInApisOf = (site: Pick<Site, 'issuer'>) => ({
  'management-api': { name: 'Management API', ...managementApi(site) },
  'my-account-api': { name: 'My Account API', ...myAccountApi(site) },
});

const builtInApis = (site: Pick<Site, 'issuer'>) => [myAccountApi(site), managementApi(site)];

async function sitesOf(tenantId: string): Promise<Site[]> {
  const [tenant, domains] = await Promise.all([findTenantById(tenantId), listDomains(tenantId)]);
  return tenant ? domains.map((domain) => siteOf(tenant, domain)) : [];
}

/** An API that the tenant has registered, or the one that each of its hosts has of its own. */
async function findApi(
  tenantId: string,
  identifier: string,
): Promise<{ scopes: readonly { value: string }[] } | undefined> {
  const ownApis = (await sitesOf(tenantId)).flatMap(builtInApis);
  return (
    ownApis.find((api) => api.identifier === identifier) ??
    (await findResourceServer(tenantId, identifier))
  );
}

/** By its id or its identifier. */
export async function getApi(tenantId: string, idOrIdentifier: string): Promise<ResourceServer> {
  const api =
    (await findResourceServerById(tenantId, idOrIdentifier)) ??
    (await findResourceServer(tenantId, idOrIdentifier));
  if (api) return api;
  throw new ManagementError('api_not_found', `there is no API ${idOrIdentifier}`);
}

/** Changes what is given; an API's identifier stays, because tokens and grants name it. */
export async function changeApi(
  tenantId: string,
  idOrIdentifier: string,
  input: Partial<Omit<z.input<typeof newApiSchema>, 'identifier'>>,
): Promise<ResourceServer> {
  const { id, identifier, settings } = await getApi(tenantId, idOrIdentifier);
  const change = newApiSchema.omit({ identifier: true }).partial().parse(input);
  const given = Object.entries(change).filter(
    ([field]) => input[field as keyof typeof input] !== undefined,
  );
  await updateResourceServer(tenantId, id, {
    ...Object.fromEntries(given),
    settings: { ...settings, ...input.settings },
  });
  if (change.scopes && input.scopes) await takeBackLostScopes(tenantId, identifier, change.scopes);
  await bumpSettingsVersion(tenantId);
  return getApi(tenantId, id);
}

/** A scope that comes back later is nobody's who had it before. */
async function takeBackLostScopes(
  tenantId: string,
  audience: string,
  left: readonly { value: string }[],
): Promise<void> {
  const known = new Set(left.map(({ value }) => value));
  for (const { id, scopes } of await listClientGrants(tenantId, { audience })) {
    const kept = scopes.filter((scope) => known.has(scope));
    if (kept.length < scopes.length) await updateClientGrant(tenantId, id, kept);
  }
}

/** Takes an API away, with what applications were granted of it. */
export async function deleteApi(tenantId: string, idOrIdentifier: string): Promise<void> {
  await deleteResourceServer(tenantId, await getApi(tenantId, idOrIdentifier));
  await bumpSettingsVersion(tenantId);
}

/**
 * Lets an application call an API by itself, with the client credentials grant. The My Account API
 * of a host is only ever called for a person, and only by applications that were granted it.
 */
export async function grantApi(tenantId: string, grant: NewGrant): Promise<void> {
  await requireGrantable(tenantId, grant);
  await replaceClientGrant(tenantId, grant);
}

export type NewGrant = { clientId: string; audience: string; scopes: string[] };

/** Refuses a grant of an API, to a client or of scopes that are not there. */
export async function requireGrantable(tenantId: string, grant: NewGrant): Promise<void> {
  const api = await findApi(tenantId, grant.audience);
  if (!api) throw new ManagementError('api_not_found', `there is no API ${grant.audience}`);
  if (!(await findClient(tenantId, grant.clientId))) {
    throw new ManagementError('client_not_found', `there is no client ${grant.clientId}`);
  }
  const known = new Set(api.scopes.map((scope) => scope.value));
  const unknown = grant.scopes.filter((scope) => !known.has(scope));
  if (unknown.length > 0) {
    throw new ManagementError(
      'scope_not_found',
      `${grant.audience} has no scope ${unknown.join(', ')}`,
    );
  }
}
