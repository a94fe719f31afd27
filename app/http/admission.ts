/**
 * What every request passes before anything looks at its content.
 *
 * 1. The host is known, or the answer is 421 and nothing else (RFC 9110 §15.5.20).
 * 2. From here on host, scheme and address come from the site and the socket: whatever the client
 *    forwarded is overwritten.
 * 3. A body says how long it is and is not longer than any form of ours.
 */
import { randomBytes } from 'node:crypto';

import type { Request, RequestHandler, Response } from 'express';

import { browserIdentity } from '#app/tenancy/browser-cookie.ts';
import { setRequestContext } from '#app/tenancy/request-context.ts';
import { findSite } from '#app/tenancy/site.ts';

import { clientAddress, requestedHost } from './addresses.ts';

const MAX_BODY_BYTES = 56 * 1024;

export const admit: RequestHandler = (request, response, next) => {
  admitTo(request, response)
    .then((admitted) => {
      if (admitted) next();
    })
    .catch(next);
};

async function admitTo(request: Request, response: Response): Promise<boolean> {
  const host = requestedHost(request);
  const site = host ? await findSite(host) : undefined;
  if (!site) {
    response.status(421).end();
    return false;
  }
  const ip = clientAddress(request);
  const { browserHash, setCookie } = browserIdentity(site, request.headers.cookie);
  if (setCookie && !isForPrograms(request.path)) response.append('Set-Cookie', setCookie);

  delete request.headers['x-forwarded-host'];
  delete request.headers.forwarded;
  request.headers['x-forwarded-for'] = ip;
  request.headers['x-forwarded-proto'] = site.https ? 'https' : 'http';
  request.headers.host = site.domain.host;

  setRequestContext(request, {
    site,
    browserHash,
    ip,
    userAgent: request.headers['user-agent'] ?? '',
    nonce: randomBytes(18).toString('base64url'),
  });
  return true;
}

/** Files, metadata and tokens are fetched by programs, which begin no visit. */
const isForPrograms = (path: string) => /^\/(assets|oauth|userinfo|\.well-known)(\/|$)/.test(path);

/** Refuses bodies that are too long, or that do not say how long they are. */
export const boundBody: RequestHandler = (request, response, next) => {
  if (request.headers['transfer-encoding'] !== undefined) {
    response.status(411).json({ error: 'length_required' });
    return;
  }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    response.status(413).set('Connection', 'close').json({ error: 'request_too_large' });
    return;
  }
  next();
};
