import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';

import type {
  AppLoadContext,
  EntryContext,
  HandleDataRequestFunction,
  HandleErrorFunction,
} from '@remix-run/node';
import { RemixServer, isRouteErrorResponse } from '@remix-run/react';
import type { ReactElement } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';

import { isDashboard } from '#app/http/program-paths.ts';
import { policyOf } from '#app/http/security-headers.ts';
import { logger } from '#app/observability/logger.ts';

/**
 * Renders a page in one go: hosted pages wait for nothing, so there is nothing to stream. Pages of the
 * dashboard carry their data for the browser in parts that only the streaming renderer writes.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, formTargets, site, draftBranding, refusal }: AppLoadContext,
) {
  const { pathname } = new URL(request.url);
  const page = <RemixServer context={remixContext} url={request.url} nonce={nonce} />;
  const html = isDashboard(pathname) ? await renderWhole(page, nonce) : renderToString(page);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  headers.set(
    'Content-Security-Policy',
    policyOf(pathname, {
      ...{ nonce, formTargets, https: site.https },
      fontUrl: (draftBranding ?? site.tenant.branding).font?.url,
    }),
  );
  if (refusal?.retryAfterSeconds !== undefined) {
    headers.set('Retry-After', String(refusal.retryAfterSeconds));
  }
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Everything that the streaming renderer writes, once it is complete. */
const renderWhole = (page: ReactElement, nonce: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady: () => resolve(text(pipe(new PassThrough()))),
      onShellError: reject,
      onError: reject,
    });
  });

/** A page's data is as little for keeping as the page. */
export const handleDataRequest: HandleDataRequestFunction = (response) => {
  response.headers.set('Cache-Control', 'no-store');
  return response;
};

export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || isClientFault(error, request)) return;
  logger.error({ err: error, path: new URL(request.url).pathname }, 'a page failed');
};

/** Addresses and methods that mean nothing here are answered with a code; they are no failure of ours. */
const isClientFault = (error: unknown, request: Request): boolean =>
  (isRouteErrorResponse(error) && error.status < 500) ||
  // The framework warns of this old way to ask for data, then refuses it.
  new URL(request.url).searchParams.has('_data');
