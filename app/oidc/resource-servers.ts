/** Registered APIs: which audience a request means, and what its tokens look like. */
import { errors } from 'oidc-provider';
import type { Client, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';

import { findClientGrant, findResourceServer } from '#app/store/clients.ts';
import type { Site } from '#app/tenancy/site.ts';

import {
  managementApi,
  managementAudience,
  managementResourceServer,
  meantAudience,
} from './management-api.ts';
import { myAccountApi, myAccountAudience, myAccountResourceServer } from './my-account-api.ts';

const isMachineRequest = (ctx: KoaContextWithOIDC) =>
  ctx.oidc.params?.grant_type === 'client_credentials';

/** Auth0's `audience` where OAuth has `resource` (RFC 8707). A machine must name one. */
export async function requestedAudience(
  ctx: KoaContextWithOIDC,
  site: Site,
  client: Client,
  oneOf?: readonly string[],
): Promise<string | string[]> {
  const sent: unknown = ctx.oidc.params?.audience ?? ctx.oidc.body?.audience;
  const audience = typeof sent === 'string' && sent ? meantAudience(site, sent) : undefined;
  if (oneOf) return audience && oneOf.includes(audience) ? audience : [...oneOf];
  if (!isMachineRequest(ctx)) return audience as string;
  if (!audience) throw new errors.InvalidRequest('an audience is required for this grant');
  // Without a scope parameter a machine gets all that it was granted.
  if (ctx.oidc.params && !ctx.oidc.params.scope) {
    const scopes = await findClientGrant(site.tenant.id, client.clientId, audience);
    if (scopes?.length) ctx.oidc.params.scope = scopes.join(' ');
  }
  return audience;
}

/** Scopes of an API by its identifier, with the words for people that it has for them. */
export async function findApiScopes(
  site: Site,
  identifier: string,
): Promise<readonly { value: string; description?: string }[]> {
  if (identifier === myAccountAudience(site)) return myAccountApi(site).scopes;
  if (identifier === managementAudience(site)) return managementApi(site).scopes;
  return (await findResourceServer(site.tenant.id, identifier))?.scopes ?? [];
}

/** Refuses an audience that is not registered, or that a machine was not granted. */
export async function getResourceServerInfo(
  ctx: KoaContextWithOIDC,
  site: Site,
  identifier: string,
  client: Client,
): Promise<ResourceServer> {
  if (identifier === myAccountAudience(site)) return myAccountResourceServer(ctx, site, client);
  if (identifier === managementAudience(site)) return managementResourceServer(ctx, site, client);
  const tenantId = site.tenant.id;
  const api = identifier.includes('\0')
    ? undefined
    : await findResourceServer(tenantId, identifier);
  if (!api) throw new errors.InvalidTarget('the audience is not a registered API');
  const known = api.scopes.map((scope) => scope.value);
  const scopes = isMachineRequest(ctx)
    ? await machineScopes(tenantId, client.clientId, { identifier, known })
    : known;
  return {
    audience: api.identifier,
    scope: scopes.join(' '),
    accessTokenTTL: api.tokenLifetimeSeconds,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'RS256' } },
  };
}

/** What a machine was granted, without what the API does not know any more. */
async function machineScopes(
  tenantId: string,
  clientId: string,
  { identifier, known }: { identifier: string; known: readonly string[] },
): Promise<string[]> {
  const granted = await findClientGrant(tenantId, clientId, identifier);
  if (granted) return granted.filter((scope) => known.includes(scope));
  const refusal = new errors.AccessDenied('the client is not authorized to access this API');
  throw Object.assign(refusal, { status: 403, statusCode: 403 });
}
