import type { RequestHandler } from 'express';

import { getRequestContext } from '#app/tenancy/request-context.ts';

import { refuseEarly } from './early-refusal.ts';

/**
 * Refuses forms that another site posts to a hosted page (Fetch Metadata; OWASP CSRF prevention).
 * It stands before the second line of defence: a visit is found only with the browser's `Lax` cookie.
 */
export const sameOriginPosts: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const { site } = getRequestContext(request);
  const fetchSite = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const foreign =
    (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') ||
    (origin !== undefined && origin !== site.origin);
  if (!foreign) return next();
  refuseEarly(request, response, 'cross_site_request', {
    origin: origin?.slice(0, 300) ?? null,
  }).catch(next);
};
