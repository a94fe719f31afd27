/**
 * The Management API that every host has: what machines of a tenant's administrators can do.
 *
 * 1. It is not stored, so nobody can change it, and nobody can register another in its place.
 * 2. Tokens for it go to machines alone (client credentials), and only to those that an
 *    administrator has granted it, with the scopes of that grant.
 * 3. Its tokens are opaque, and the grant is read again with each request: what is taken back counts
 *    at once, also that an application acts by itself at all.
 */
import { errors } from 'oidc-provider';
import type { Client, KoaContextWithOIDC, Provider, ResourceServer } from 'oidc-provider';

import { findClient, findClientGrant } from '#app/store/clients.ts';
import type { Site } from '#app/tenancy/site.ts';

import { clientSettingsSchema } from './client-settings.ts';
import { managementScopes } from './management-scopes.ts';

const LIFETIME_SECONDS = 24 * 60 * 60;

export const managementAudience = ({ issuer }: Pick<Site, 'issuer'>): string => `${issuer}api/v2/`;

/**
 * Its other name on this machine's own hosts, whose address is without TLS: tools that know nothing
 * but https name it so, whatever stands before the host. Both are the same API, granted once.
 */
export const managementAudienceOverTls = ({ issuer }: Pick<Site, 'issuer'>): string =>
  managementAudience({ issuer: issuer.replace(/^http:/, 'https:') });

/** The audience that is meant; anything that is not this API stays as it is. */
export const meantAudience = (site: Pick<Site, 'issuer'>, audience: string): string =>
  audience === managementAudienceOverTls(site) ? managementAudience(site) : audience;

export const managementApi = (site: Pick<Site, 'issuer'>) => ({
  identifier: managementAudience(site),
  scopes: managementScopes,
});

/** Refuses everybody who is no machine, and machines that were not granted the API. */
export async function managementResourceServer(
  ctx: KoaContextWithOIDC,
  site: Site,
  client: Client,
): Promise<ResourceServer> {
  const isMachine = ctx.oidc.params?.grant_type === 'client_credentials';
  const scopes = isMachine
    ? await findClientGrant(site.tenant.id, client.clientId, managementAudience(site))
    : undefined;
  if (!scopes) {
    const refusal = new errors.AccessDenied('the client is not authorized to access this API');
    throw Object.assign(refusal, { status: 403, statusCode: 403 });
  }
  return {
    audience: managementAudience(site),
    scope: scopes.join(' '),
    accessTokenTTL: LIFETIME_SECONDS,
    accessTokenFormat: 'opaque',
  };
}

/** Which machine asks, and what it may. */
export type ManagementToken = { clientId: string; scopes: ReadonlySet<string> };

/** RFC 6750 §2.1; longer than any of ours. */
const bearer = /^Bearer +([A-Za-z0-9._~+/-]{1,512}=*) *$/i;

/** The token of an `Authorization` header, or undefined where it opens nothing here. */
export async function findManagementToken(
  provider: Provider,
  site: Site,
  authorization: string | null,
): Promise<ManagementToken | undefined> {
  const [, value] = bearer.exec(authorization ?? '') ?? [];
  const token = value === undefined ? undefined : await provider.ClientCredentials.find(value);
  const audience = managementAudience(site);
  if (!token?.isValid || token.aud !== audience || !token.clientId) return undefined;
  const [client, granted] = await Promise.all([
    findClient(site.tenant.id, token.clientId),
    findClientGrant(site.tenant.id, token.clientId, audience),
  ]);
  if (!client || !granted || !isMachine(client)) return undefined;
  return {
    clientId: token.clientId,
    scopes: new Set([...token.scopes].filter((scope) => granted.includes(scope))),
  };
}

/** Whether an application may still act by itself. */
const isMachine = ({ settings }: { settings: unknown }): boolean =>
  clientSettingsSchema.parse(settings).grant_types.includes('client_credentials');
