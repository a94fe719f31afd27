/** The road of a request, from the door to whoever answers it. */
import compression from 'compression';
import express from 'express';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';

import { logger } from '#app/observability/logger.ts';
import { pingDatabase } from '#app/store/health.ts';
import { QUESTION_PATH } from '#app/tenancy/installation-question.ts';

import { admit, boundBody, knownForm } from './admission.ts';
import { dashboardPosts } from './dashboard-posts.ts';
import { answerInstallationQuestion } from './installation-question.ts';
import { acceptJson } from './json-protocol-requests.ts';
import { moduleSignIns } from './module-sign-ins.ts';
import { noPageData, openToApplications } from './open-to-applications.ts';
import { isForApplications } from './program-paths.ts';
import { PROVIDER_PAGE_PATH, PROVIDER_PATHS, providerMount } from './provider-mount.ts';
import { refusalAt } from './refusal-form.ts';
import { sameOriginPosts } from './same-origin-posts.ts';
import { securityHeaders, strictDefaults } from './security-headers.ts';
import { wellKnownFiles } from './well-known.ts';

/** Hashed files of the production build, for ever; files of `public/`, for an hour. */
export type StaticFolders = { assets: string; client: string };

export function createApp(hostedPages: RequestHandler, folders: StaticFolders): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // Safe, because `admit` has overwritten everything that a client forwarded.
  app.set('trust proxy', true);

  app.get('/health', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/ready', ready);

  app.use(admit, securityHeaders, openToApplications, knownForm, boundBody);
  app.use(
    '/assets',
    compression(),
    express.static(folders.assets, { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(compressedFiles(folders.client));
  app.use(strictDefaults);

  app.post(['/oauth/token', '/oauth/revoke', '/oauth/par', '/oauth/device/code'], acceptJson());
  // Forms of our own pages that the engine takes; its other posts come from applications.
  app.post(['/activate', '/oidc/logout/confirm'], sameOriginPosts);
  app.all(PROVIDER_PAGE_PATH, (_request, response) => void response.status(404).end());
  app.all(PROVIDER_PATHS, providerMount);
  app.use(wellKnownFiles());
  app.get(`${QUESTION_PATH}/:question`, answerInstallationQuestion);

  app.use(noPageData);
  app.use((request, response, next) => {
    if (request.originalUrl === PROVIDER_PAGE_PATH || isForApplications(request.path)) {
      return next();
    }
    return sameOriginPosts(request, response, next);
  });
  app.use(dashboardPosts);
  app.use((_request, response, next) => {
    response.removeHeader('Content-Security-Policy');
    next();
  });
  app.use(moduleSignIns);
  app.use(hostedPages);
  app.use(lastResort);
  return app;
}

const ready: RequestHandler = (_request, response) => {
  pingDatabase()
    .then(() => response.json({ status: 'ready' }))
    .catch(() => response.status(503).json({ status: 'unavailable' }));
};

function compressedFiles(folder: string): RequestHandler {
  const files = express.static(folder, { index: false, maxAge: '1h', redirect: false });
  const compress = compression();
  return (request, response, next) => {
    if (!/\.(svg|png|ico|txt)$/.test(request.path)) return next();
    compress(request, response, () => {
      files(request, response, next);
    });
  };
}

/** Nothing that a client sends ends here by design; what does is logged, and answered without detail. */
const lastResort: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  const status = clientFault(error);
  if (status === 500) logger.error({ err: error, path: request.path }, 'a request failed');
  const code = status === 500 ? 'internal_error' : 'invalid_request';
  response.status(status).set('Cache-Control', 'no-store').json(refusalAt(request.path, code));
};

/** Body parsers and path decoders say with `status` that the client is at fault. */
function clientFault(error: unknown): number {
  const status = (error as { status?: unknown }).status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
