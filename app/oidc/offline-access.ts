import type { Client, KoaContextWithOIDC } from 'oidc-provider';

/** Only an application that may use refresh tokens gets one, and only if it asked. */
export const mayHaveRefreshToken = (client: Client, scopes: ReadonlySet<string>): boolean =>
  client.grantTypeAllowed('refresh_token') && scopes.has('offline_access');

/**
 * Auth0's clients ask for `offline_access` without `prompt=consent`, which the engine would drop
 * (OpenID Connect Core §11 lets a server use other conditions): an application that may have
 * refresh tokens gets the scope back here, after the engine's own checks.
 */
export function keepOfflineAccess(ctx: KoaContextWithOIDC): void {
  const { params, client } = ctx.oidc;
  if (!params || !client?.grantTypeAllowed('refresh_token') || !wasRequested(ctx)) return;
  const { response_type: responseType } = params;
  if (typeof responseType === 'string' && !responseType.includes('code')) return;
  params.scope = [...new Set([...words(params.scope), 'offline_access'])].join(' ');
  // A pushed request is checked a second time when it is used; this travels with it.
  params.offline_access = 'true';
}

/** What the client sent itself, or what was noted when it pushed its request. */
function wasRequested({ oidc, query }: KoaContextWithOIDC): boolean {
  if (oidc.entities.PushedAuthorizationRequest) return oidc.params?.offline_access === 'true';
  return words(oidc.body?.scope ?? query.scope).includes('offline_access');
}

const words = (value: unknown): string[] =>
  typeof value === 'string' ? value.split(' ').filter(Boolean) : [];
