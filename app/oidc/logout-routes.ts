/** `/v2/logout`, and the parts of `/oidc/logout` that need no question. */
import type { KoaContextWithOIDC, Provider, Session } from 'oidc-provider';

import { recordAuditEvent } from '#app/store/audit-events.ts';
import { findClient, listClients } from '#app/store/clients.ts';
import { auditOrigin, getRequestContext } from '#app/tenancy/request-context.ts';
import type { Site } from '#app/tenancy/site.ts';
import { settingsOf } from '#app/tenancy/tenant-settings.ts';

import { clientSettingsSchema } from './client-settings.ts';
import { formSecretOf, showPage } from './hosted-pages.ts';
import { endSession, isAllowedReturnTo } from './logout.ts';

const LOGGED_OUT = '/oidc/logout/success';

export function logoutRoutes(provider: Provider, site: Site): void {
  provider.use(async (ctx, next) => {
    if (ctx.path === '/v2/logout') return v2Logout(provider, ctx as KoaContextWithOIDC, site);
    await next();
    skipQuestionWithoutSession(ctx as KoaContextWithOIDC);
  });
}

/** Auth0's own logout: always silent, back to a registered address. */
async function v2Logout(provider: Provider, ctx: KoaContextWithOIDC, site: Site): Promise<void> {
  const { client_id: clientId, returnTo } = ctx.query;
  ctx.set('cache-control', 'no-store');
  const allowed = await allowedLogoutUrls(site.tenant, clientId);
  const target = typeof returnTo === 'string' ? returnTo : (allowed[0] ?? LOGGED_OUT);
  const own = target === LOGGED_OUT;
  if (Array.isArray(returnTo) || (!own && !isAllowedReturnTo(target, allowed))) {
    ctx.status = 400;
    await audit(ctx, site, { type: 'flo', code: 'invalid_return_to' });
    showPage(ctx.req, { page: 'error', code: 'invalid_return_to' });
    return;
  }
  const session = await provider.Session.get(ctx);
  const userId = await endSession(provider, ctx, session, { path: '/', secure: site.https });
  if (userId) {
    await audit(ctx, site, { type: 'slo', userId });
  }
  ctx.status = 302;
  // As it was understood and compared, not as it was written: browsers read strange forms otherwise.
  ctx.redirect(own ? target : new URL(target).href);
}

/** The application's registered addresses; without a `client_id`, the tenant's and those of all its applications. */
async function allowedLogoutUrls(tenant: Site['tenant'], clientId: unknown): Promise<string[]> {
  const clients =
    typeof clientId === 'string'
      ? [await findClient(tenant.id, clientId)]
      : clientId === undefined
        ? await listClients(tenant.id)
        : [];
  const registered = clients.flatMap((client) =>
    client ? clientSettingsSchema.parse(client.settings).allowed_logout_urls : [],
  );
  if (clientId !== undefined) return registered;
  return [...(settingsOf(tenant).allowed_logout_urls ?? []), ...registered];
}

/**
 * Asks before signing out, unless a hint shows that the request comes from an application that
 * this very user signed in to (OpenID Connect RP-Initiated Logout 1.0 §2).
 */
export async function logoutSource(ctx: KoaContextWithOIDC, site: Site): Promise<void> {
  const { session, params, client, entities, provider } = ctx.oidc;
  if (!session) return;
  const hintedUser = (entities.IdTokenHint as { payload?: { sub?: string } } | undefined)?.payload
    ?.sub;
  const hintedSession =
    client !== undefined &&
    params?.logout_hint !== undefined &&
    params.logout_hint === session.sidFor(client.clientId);
  if (hintedUser !== session.accountId && !hintedSession) {
    showPage(ctx.req, {
      page: 'logout',
      formAction: '/oidc/logout/confirm',
      xsrf: formSecretOf(session),
    });
    return;
  }
  const target = returnAddress(session);
  await endSession(provider, ctx, session, { path: '/', secure: site.https });
  await audit(ctx, site, { type: 'slo', userId: session.accountId });
  ctx.status = 303;
  ctx.redirect(target);
}

/** What became of the question: a person who chose to stay is not told otherwise. */
export async function showLogoutResult(ctx: KoaContextWithOIDC): Promise<void> {
  const session = await ctx.oidc.provider.Session.get(ctx);
  showPage(ctx.req, { page: session.accountId ? 'logout-stayed' : 'logout-done' });
}

/** With nobody signed in there is nothing to confirm: go where the application asked to go. */
function skipQuestionWithoutSession(ctx: KoaContextWithOIDC): void {
  if (ctx.method !== 'GET' || ctx.path !== '/oidc/logout' || ctx.status !== 200) return;
  const { session } = ctx.oidc;
  if (!session || session.accountId) return;
  const target = returnAddress(session);
  ctx.status = 303;
  ctx.redirect(target);
}

/** Where the provider, having checked it, noted that the browser is to go. */
function returnAddress(session: Session): string {
  const { postLogoutRedirectUri, state } = session.state ?? {};
  if (typeof postLogoutRedirectUri !== 'string') return LOGGED_OUT;
  const url = new URL(postLogoutRedirectUri);
  if (typeof state === 'string') url.searchParams.set('state', state);
  return url.href;
}

const audit = (
  ctx: KoaContextWithOIDC,
  site: Site,
  event: Parameters<typeof recordAuditEvent>[1],
) =>
  recordAuditEvent(site.tenant.id, {
    ...auditOrigin(getRequestContext(ctx.req)),
    ...(typeof ctx.query.client_id === 'string' ? { clientId: ctx.query.client_id } : {}),
    ...event,
  });
