import type { RequestHandler } from 'express';

import { refuseEarly } from './early-refusal.ts';
import { isDashboard } from './program-paths.ts';

/** What takes anything: all other addresses of the dashboard are pages, which are only read. */
const taking = new Set([
  '/dashboard/welcome',
  '/dashboard/welcome/passkey',
  '/dashboard/welcome/challenge',
  '/dashboard/sign-out',
  '/dashboard/confirm',
  '/dashboard/perform',
]);

/** Refuses what is sent to a page of the dashboard before the framework has something to say about it. */
export const dashboardPosts: RequestHandler = (request, response, next) => {
  const isReading = request.method !== 'POST';
  if (isReading || !isDashboard(request.path) || taking.has(request.path)) return next();
  response.set('Allow', 'GET, HEAD');
  refuseEarly(request, response, 'method_not_allowed').catch(next);
};
