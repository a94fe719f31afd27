import type { RequestHandler } from 'express';

import { refuseEarly } from './early-refusal.ts';
import { isForApplications } from './program-paths.ts';

/**
 * Lets pages of applications read what the APIs answer (Fetch Standard, CORS protocol). Every origin
 * may: nothing there looks at a cookie, so a foreign page can do no more than a program could.
 */
export const openToApplications: RequestHandler = (request, response, next) => {
  if (!isForApplications(request.path)) return next();
  response.set({
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Expose-Headers':
      'ETag, Location, Retry-After, WWW-Authenticate, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset',
  });
  if (request.method !== 'OPTIONS') return next();
  response
    .set({
      'Access-Control-Allow-Methods': 'GET, POST, PATCH, PUT, DELETE',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type, Auth0-Client, If-Match',
      'Access-Control-Max-Age': '600',
    })
    .status(204)
    .end();
};

/** The framework answers a page's data at its address with `.data`. What is no page has none. */
export const noPageData: RequestHandler = (request, response, next) => {
  if (!isForApplications(request.path) || !request.path.endsWith('.data')) return next();
  refuseEarly(request, response, 'not_found').catch(next);
};
