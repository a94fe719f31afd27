import type { Middleware } from 'koa';
import type { Provider } from 'oidc-provider';

import { recordAuditEvent } from '#app/store/audit-events.ts';
import { auditOrigin, getRequestContext } from '#app/tenancy/request-context.ts';

import { showPage } from './hosted-pages.ts';

/**
 * A device is connected in the session that its form was shown in. What comes without one is
 * refused here, because the engine would fail: it notes the next form's secret in a session that
 * was never stored.
 */
export const requireDeviceSession =
  (provider: Provider): Middleware =>
  async (ctx, next) => {
    if (!needsSession(ctx.method, ctx.path) || (await hasSession(provider, ctx))) {
      await next();
      return;
    }
    const context = getRequestContext(ctx.req);
    await recordAuditEvent(context.site.tenant.id, {
      type: 'fapi',
      code: 'session_not_found',
      ...auditOrigin(context),
      details: { method: ctx.method, path: ctx.path.slice(0, 300) },
    });
    ctx.status = 400;
    showPage(ctx.req, { page: 'error', code: 'session_not_found' });
  };

async function hasSession(provider: Provider, ctx: Parameters<Middleware>[0]): Promise<boolean> {
  // The engine's published types leave out whether it has made the session for this request.
  const session: object = await provider.Session.get(ctx);
  return !('new' in session && session.new === true);
}

const needsSession = (method: string, path: string): boolean =>
  method === 'POST' ? /^\/activate\/?$/i.test(path) : /^\/activate\/./i.test(path);
