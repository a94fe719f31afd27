/**
 * What every request passes before anything looks at its content.
 *
 * 1. The host is known, or the answer is 421 and nothing else (RFC 9110 §15.5.20). A request that
 *    names two hosts, or a target that is not a path on its host, is malformed.
 * 2. From here on host, scheme and address come from the site and the socket: whatever the client
 *    forwarded is overwritten.
 * 3. The method is one that something here answers, and U+0000 is not in the address.
 * 4. A body says how long it is and is not longer than any form of ours. A file of users may be long,
 *    and is counted by whoever reads it.
 */
import { randomBytes } from 'node:crypto';

import type { Request, RequestHandler, Response } from 'express';

import { config } from '#app/config.server.ts';
import { logger } from '#app/observability/logger.ts';
import { browserIdentity } from '#app/tenancy/browser-cookie.ts';
import { setRequestContext } from '#app/tenancy/request-context.ts';
import { findSite } from '#app/tenancy/site.ts';

import { clientAddress, namesOneHost, requestedHost, requestedPath } from './addresses.ts';
import { refuseEarly } from './early-refusal.ts';
import {
  isForApplications,
  isForPrograms,
  isManagementApi,
  takesUsersFile,
} from './program-paths.ts';

const MAX_BODY_BYTES = 56 * 1024;
/** A connection comes with all of its scripts. */
const MAX_DOCUMENT_BYTES = 1024 * 1024;

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];
const METHODS_FOR_APPLICATIONS = [...METHODS, 'PATCH', 'PUT', 'DELETE'];

export const admit: RequestHandler = (request, response, next) => {
  admitTo(request, response)
    .then((admitted) => {
      if (admitted) next();
    })
    .catch(next);
};

async function admitTo(request: Request, response: Response): Promise<boolean> {
  const host = requestedHost(request);
  const ip = clientAddress(request);
  const path = requestedPath(request.url, host);
  if (!namesOneHost(request) || path === undefined) {
    response.status(400).end();
    return false;
  }
  const site = host ? await findSite(host) : undefined;
  if (!site) {
    // No tenant has a log for this.
    logger.info({ code: 'unknown_host', host: host.slice(0, 300), ip }, 'a request was refused');
    response.status(421).end();
    return false;
  }
  request.url = path;
  request.originalUrl = path;
  const { browserHash, setCookie } = browserIdentity(site, request.headers.cookie);
  // A form of another site comes without the cookie (`Lax`): a new one would replace it.
  const isForeignForm =
    request.method === 'POST' && request.headers['sec-fetch-site'] === 'cross-site';
  if (setCookie && !isForPrograms(request.path) && !isForeignForm) {
    response.append('Set-Cookie', setCookie);
  }

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

/** Refuses what no page and no endpoint here could mean: another method, U+0000 in the address. */
export const knownForm: RequestHandler = (request, response, next) => {
  const methods = isForApplications(request.path) ? METHODS_FOR_APPLICATIONS : METHODS;
  if (!methods.includes(request.method)) {
    response.set('Allow', methods.join(', '));
    refuseEarly(request, response, 'method_not_allowed').catch(next);
    return;
  }
  if (request.url.includes('%00')) {
    refuseEarly(request, response, 'invalid_request').catch(next);
    return;
  }
  next();
};

/** For bodies that are longer than any form. */
function mostBytesOf({ path }: Request, isUsersFile: boolean): number {
  if (isUsersFile) return config.maxImportBytes;
  return isManagementApi(path) || path === '/dashboard/perform'
    ? MAX_DOCUMENT_BYTES
    : MAX_BODY_BYTES;
}

/** Refuses bodies that are too long, or that do not say how long they are. */
export const boundBody: RequestHandler = (request, response, next) => {
  const isUsersFile = takesUsersFile(request);
  // Where a file is refused midway, the rest is not waited for.
  if (isUsersFile) response.set('Connection', 'close');
  if (!isUsersFile && request.headers['transfer-encoding'] !== undefined) {
    refuseEarly(request, response, 'length_required').catch(next);
    return;
  }
  const length = Number(request.headers['content-length'] ?? 0);
  if (length > MAX_BODY_BYTES && length > mostBytesOf(request, isUsersFile)) {
    response.set('Connection', 'close');
    refuseEarly(request, response, 'request_too_large').catch(next);
    return;
  }
  next();
};
