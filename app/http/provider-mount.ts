import type { Request, RequestHandler, Response } from 'express';

import { exchangePasskey } from '#app/flows/native/exchange-passkey.ts';
import { pageToShow } from '#app/oidc/hosted-pages.ts';
import { bringPasskeyExchange } from '#app/oidc/passkey-grant.ts';
import { engineOf } from '#app/oidc/provider-cache.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

import { isForPrograms } from './program-paths.ts';

/** Paths that belong to the protocol engine. */
export const PROVIDER_PATHS = [
  '/authorize',
  '/authorize/:uid',
  '/oauth/token',
  '/oauth/revoke',
  '/oauth/par',
  '/oauth/device/code',
  '/userinfo',
  '/activate',
  '/activate/:uid',
  '/oidc/logout',
  '/oidc/logout/confirm',
  '/oidc/logout/success',
  '/v2/logout',
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/.well-known/jwks.json',
];

/** Where Remix renders the pages that the engine asks for; nobody can reach it from outside. */
export const PROVIDER_PAGE_PATH = '/_provider-page';

/** Lets the engine answer; where it wants a page shown, goes on to the hosted pages. */
export const providerMount: RequestHandler = (request, response, next) => {
  answer(request, response)
    .then((answered) => {
      if (!answered) next();
    })
    .catch(next);
};

async function answer(request: Request, response: Response): Promise<boolean> {
  // A refusal of the token endpoint is JSON, whatever a client's HTTP library says that it prefers
  // (RFC 6749 §5.2).
  if (isForPrograms(request.path)) request.headers.accept = 'application/json';
  const context = getRequestContext(request);
  const language = languageOfAddress(request);
  const engine = await engineOf(context.site);
  bringPasskeyExchange(request, (answer) =>
    exchangePasskey({ ...context, provider: engine.provider }, answer),
  );
  await engine.handle(request, response);
  // Where the engine failed after it had asked for a page, it has answered already.
  if (response.headersSent || !pageToShow(request)) return true;
  request.method = 'GET';
  request.url = `${PROVIDER_PAGE_PATH}${language}`;
  request.originalUrl = request.url;
  response.removeHeader('Content-Type');
  response.removeHeader('Content-Length');
  response.removeHeader('Cache-Control');
  return false;
}

/** What stays of an address whose page is rendered at another one. */
function languageOfAddress({ query }: Request): string {
  const { ui_locales: wanted } = query;
  if (typeof wanted !== 'string') return '';
  return `?${new URLSearchParams({ ui_locales: wanted.slice(0, 200) }).toString()}`;
}
