/**
 * Reading an access token of the My Account API.
 *
 * 1. Only what the engine stored as an access token, for this host's own API, is one: no ID token,
 *    no code, no refresh token, no token of another API, host or tenant.
 * 2. The user's grant and the administrator's are looked at with each request. What was taken back
 *    meanwhile is not in `scopes`, and with a grant gone there is no token.
 * 3. A token that came with a session does not prove that its user is there once that has ended,
 *    even where the application may keep it for longer.
 */
import type { AccessToken, Provider } from 'oidc-provider';

import type { Site } from '#app/tenancy/site.ts';

import { findGrantedScopes, myAccountAudience } from './my-account-api.ts';
import type { KeptInToken } from './my-account-api.ts';

export type MyAccountToken = {
  userId: string;
  clientId: string;
  scopes: ReadonlySet<string>;
  /** Seconds since 1970. */
  iat: number;
  /** When the user last proved who they are, where the session in which they did is still open. */
  provedAt: Date | null;
};

/** RFC 6750 §2.1; longer than any of ours. */
const bearer = /^Bearer +([A-Za-z0-9._~+/-]{1,512}=*) *$/i;

/** The token of an `Authorization` header, or undefined where it opens nothing here. */
export async function findMyAccountToken(
  provider: Provider,
  site: Site,
  authorization: string | null,
): Promise<MyAccountToken | undefined> {
  const [, value] = bearer.exec(authorization ?? '') ?? [];
  const token = value === undefined ? undefined : await provider.AccessToken.find(value);
  if (!token?.isValid || token.aud !== myAccountAudience(site)) return undefined;
  const { accountId: userId, clientId, grantId } = token;
  if (!userId || !clientId || !grantId) return undefined;

  const [grant, granted] = await Promise.all([
    provider.Grant.find(grantId),
    findGrantedScopes(site, clientId),
  ]);
  if (grant?.accountId !== userId || grant.clientId !== clientId || !granted) return undefined;
  const allowed = grant.getResourceScopeFiltered(myAccountAudience(site), [...token.scopes]);
  return {
    userId,
    clientId,
    iat: token.iat,
    scopes: new Set(allowed.split(' ').filter((scope) => granted.includes(scope))),
    provedAt: await provedAt(provider, token),
  };
}

async function provedAt(provider: Provider, token: AccessToken): Promise<Date | null> {
  const { authTime } = (token.extra ?? {}) as KeptInToken;
  if (authTime === undefined) return null;
  if (token.sessionUid !== undefined) {
    const session = await provider.Session.findByUid(token.sessionUid);
    if (session?.accountId !== token.accountId) return null;
  }
  return new Date(authTime * 1000);
}
