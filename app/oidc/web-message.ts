import type { Middleware } from 'koa';
import type { KoaContextWithOIDC } from 'oidc-provider';

/**
 * A silent sign-in answers inside a frame of the application (`response_mode=web_message`). The
 * engine takes every framing rule off that answer; here the application's own origin is put back,
 * so that nobody else can frame it.
 */
export const frameWebMessages: Middleware = async (ctx, next) => {
  await next();
  const params = (ctx as Partial<KoaContextWithOIDC>).oidc?.params;
  if (params?.response_mode !== 'web_message' || typeof params.redirect_uri !== 'string') return;
  if (ctx.response.get('x-frame-options')) return;
  const origin = URL.parse(params.redirect_uri)?.origin;
  // An application's own scheme has no origin: it opens a window, or nothing.
  const framer = !origin || origin === 'null' ? "'none'" : origin;
  const policy = ctx.response.get('content-security-policy');
  ctx.set('content-security-policy', `${policy}; frame-ancestors ${framer}`);
};
