/**
 * The API that every host has: what its own people can do with their ways to sign in.
 *
 * 1. It is not stored, so nobody can change it, and nobody can register another in its place.
 * 2. An application gets tokens for it only if an administrator has granted it the API, and only
 *    with the scopes of that grant. A machine, which acts for nobody, never gets any.
 * 3. Its tokens are opaque: what ends them (a sign-out, a block, a grant that is gone) counts with
 *    the next request, not with their expiry.
 * 4. A token knows when its user last proved who they are. That is copied from the code or the
 *    refresh token that it was issued for, or from the passkey that was just verified for it, so no
 *    request for a token can make it any later.
 */
import type { IncomingMessage } from 'node:http';

import { errors } from 'oidc-provider';
import type { AccessToken, Client, KoaContextWithOIDC, ResourceServer } from 'oidc-provider';

import { findClientGrant } from '#app/store/clients.ts';
import type { Site } from '#app/tenancy/site.ts';

const LIFETIME_SECONDS = 60 * 60;

const apiScopes = [
  {
    value: 'create:me:authentication_methods',
    description: 'Add ways to sign in to your account',
  },
  { value: 'read:me:authentication_methods', description: 'See the ways in which you sign in' },
  {
    value: 'update:me:authentication_methods',
    description: 'Rename the ways in which you sign in',
  },
  {
    value: 'delete:me:authentication_methods',
    description: 'Remove ways to sign in from your account',
  },
  { value: 'read:me:factors', description: 'See which ways to sign in there are' },
] as const;

export type MyAccountScope = (typeof apiScopes)[number]['value'];

/** An API as administrators and people who are asked for consent know it. */
type BuiltInApi = { identifier: string; scopes: readonly { value: string; description: string }[] };

export const myAccountAudience = ({ issuer }: Pick<Site, 'issuer'>): string => `${issuer}me/`;

export const myAccountApi = (site: Pick<Site, 'issuer'>): BuiltInApi => ({
  identifier: myAccountAudience(site),
  scopes: apiScopes,
});

/** The scopes that an application can have in a token now. Undefined where it was granted nothing. */
export const findGrantedScopes = (
  site: Site,
  clientId: string,
): Promise<readonly string[] | undefined> =>
  findClientGrant(site.tenant.id, clientId, myAccountAudience(site));

/** Refuses machines, and applications that were not granted the API. */
export async function myAccountResourceServer(
  ctx: KoaContextWithOIDC,
  site: Site,
  client: Client,
): Promise<ResourceServer> {
  const isMachine = ctx.oidc.params?.grant_type === 'client_credentials';
  const scopes = isMachine ? undefined : await findGrantedScopes(site, client.clientId);
  if (!scopes) {
    const refusal = new errors.AccessDenied('the client is not authorized to access this API');
    throw Object.assign(refusal, { status: 403, statusCode: 403 });
  }
  return {
    audience: myAccountAudience(site),
    scope: scopes.join(' '),
    accessTokenTTL: LIFETIME_SECONDS,
    accessTokenFormat: 'opaque',
  };
}

/** What the engine keeps in a token for this API, beside its own. */
export type KeptInToken = { authTime?: number };

const proofTimes = new WeakMap<IncomingMessage, number>();

/** Notes that a request itself proves who somebody is, and when (seconds since 1970). */
export function noteProofTime(request: IncomingMessage, authTime: number): void {
  proofTimes.set(request, authTime);
}

/** `extraTokenClaims` of the engine. Nothing in it comes from the request. */
export function keptInToken(
  site: Site,
  { req, oidc }: KoaContextWithOIDC,
  { aud }: Pick<AccessToken, 'aud'>,
): KeptInToken | undefined {
  if (aud !== myAccountAudience(site)) return undefined;
  const { AuthorizationCode, DeviceCode, RefreshToken } = oidc.entities;
  const issuedFor = AuthorizationCode ?? DeviceCode ?? RefreshToken;
  const authTime = issuedFor ? issuedFor.authTime : proofTimes.get(req);
  return authTime === undefined ? {} : { authTime };
}
