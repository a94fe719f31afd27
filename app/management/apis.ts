import { z } from 'zod';

import { newId } from '#app/ids.ts';
import { myAccountApi } from '#app/oidc/my-account-api.ts';
import {
  findClient,
  findResourceServer,
  insertResourceServer,
  listResourceServers,
  replaceClientGrant,
} from '#app/store/clients.ts';
import type { ResourceServer } from '#app/store/clients.ts';
import { bumpSettingsVersion, findTenantById, listDomains } from '#app/store/tenants.ts';
import { siteOf } from '#app/tenancy/site.ts';

import { ManagementError } from './management-error.ts';

/** An API as an administrator sees it. */
export type ManagedApi = Pick<
  ResourceServer,
  'identifier' | 'name' | 'scopes' | 'tokenLifetimeSeconds'
>;

export const newApiSchema = z.object({
  /** A URI without a fragment (RFC 8707 §2). Nothing is ever fetched from it. */
  identifier: z
    .url('expected a URI such as https://api.example.com')
    .max(600)
    .refine((value) => !value.includes('#'), 'expected a URI without a # part'),
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(
      z.object({
        value: z
          .string()
          .regex(/^[\x21\x23-\x5b\x5d-\x7e]+$/, 'expected a scope such as read:orders')
          .max(280),
        description: z.string().optional(),
      }),
    )
    .max(1000)
    .default([]),
  tokenLifetimeSeconds: z.number().int().min(60).max(2_592_000).default(86_400),
});

/** Registers an API: its `identifier` is the `audience` that gets JWT access tokens. */
export async function createApi(
  tenantId: string,
  input: z.input<typeof newApiSchema>,
): Promise<ManagedApi> {
  const api = newApiSchema.parse(input);
  if (await findApi(tenantId, api.identifier)) {
    throw new ManagementError('api_exists', `${api.identifier} is already registered`);
  }
  await insertResourceServer(tenantId, { id: newId('api'), ...api });
  await bumpSettingsVersion(tenantId);
  return api;
}

export async function listApis(tenantId: string): Promise<ManagedApi[]> {
  return (await listResourceServers(tenantId)).map(
    ({ identifier, name, scopes, tokenLifetimeSeconds }) => ({
      identifier,
      name,
      scopes,
      tokenLifetimeSeconds,
    }),
  );
}

/** An API that the tenant has registered, or the one that each of its hosts has of its own. */
async function findApi(
  tenantId: string,
  identifier: string,
): Promise<{ scopes: readonly { value: string }[] } | undefined> {
  const [tenant, domains] = await Promise.all([findTenantById(tenantId), listDomains(tenantId)]);
  const ownApis = tenant ? domains.map((domain) => myAccountApi(siteOf(tenant, domain))) : [];
  return (
    ownApis.find((api) => api.identifier === identifier) ??
    (await findResourceServer(tenantId, identifier))
  );
}

/**
 * Lets an application call an API by itself, with the client credentials grant. The My Account API
 * of a host is only ever called for a person, and only by applications that were granted it.
 */
export async function grantApi(
  tenantId: string,
  grant: { clientId: string; audience: string; scopes: string[] },
): Promise<void> {
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
  await replaceClientGrant(tenantId, grant);
}
