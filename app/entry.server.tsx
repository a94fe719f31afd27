import type {
  AppLoadContext,
  EntryContext,
  HandleDataRequestFunction,
  HandleErrorFunction,
} from '@remix-run/node';
import { RemixServer, isRouteErrorResponse } from '@remix-run/react';
import { renderToString } from 'react-dom/server';

import { hostedPagePolicy } from '#app/http/security-headers.ts';
import { logger } from '#app/observability/logger.ts';

/** Renders a page in one go: hosted pages wait for nothing, so there is nothing to stream. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, formTargets, site, refusal }: AppLoadContext,
) {
  const html = renderToString(<RemixServer context={remixContext} url={request.url} />);
  headers.set('Content-Type', 'text/html; charset=utf-8');
  headers.set('Cache-Control', 'no-store');
  headers.set('Content-Security-Policy', hostedPagePolicy(nonce, formTargets, site.https));
  if (refusal?.retryAfterSeconds !== undefined) {
    headers.set('Retry-After', String(refusal.retryAfterSeconds));
  }
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

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
