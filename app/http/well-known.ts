/** The files at fixed addresses that browsers and credential managers look for (RFC 8615). */
import { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';

import { CHANGE_PASSWORD_PATH, passkeyEndpoints, relatedOriginsOf } from '#app/flows/well-known.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

import { refuseEarly } from './early-refusal.ts';

const MAX_AGE_SECONDS = 300;

export function wellKnownFiles(): RequestHandler {
  const files = Router();
  files
    .route('/.well-known/webauthn')
    .get((request, response, next) => {
      sendRelatedOrigins(request, response).catch(next);
    })
    .all(readOnly);
  files
    .route('/.well-known/passkey-endpoints')
    .get((request, response) => {
      sendPublic(response, passkeyEndpoints(getRequestContext(request).site));
    })
    .all(readOnly);
  files
    .route('/.well-known/change-password')
    .get((_request, response) => {
      response.redirect(302, CHANGE_PASSWORD_PATH);
    })
    .all(readOnly);
  return files;
}

async function sendRelatedOrigins(request: Request, response: Response): Promise<void> {
  const document = await relatedOriginsOf(getRequestContext(request).site);
  if (document) return sendPublic(response, document);
  response.status(404).set('Cache-Control', 'no-store').json({ error: 'not_found' });
}

/** Any page may read it: it is the same for everybody. */
function sendPublic(response: Response, document: object): void {
  response
    .set({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}`,
    })
    .json(document);
}

const readOnly: RequestHandler = (request, response, next) => {
  response.set('Allow', 'GET, HEAD');
  refuseEarly(request, response, 'method_not_allowed').catch(next);
};
