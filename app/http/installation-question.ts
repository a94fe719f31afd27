import type { RequestHandler } from 'express';

import { answerTo } from '#app/tenancy/installation-question.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

import { isFromTrustedProxy } from './addresses.ts';

/** Tells the operator's command line how its request arrived; to others there is nothing here. */
export const answerInstallationQuestion: RequestHandler = (request, response, next) => {
  const { site, ip } = getRequestContext(request);
  const answer = answerTo(request.params.question ?? '', {
    host: site.domain.host,
    address: ip,
    isFromTrustedProxy: isFromTrustedProxy(request),
    // As it was sent: what the request says now is our own.
    saysForWhom: request.headersDistinct['x-forwarded-for'] !== undefined,
  });
  if (answer === undefined) return next();
  response.set('Cache-Control', 'no-store').type('text/plain').send(answer);
};
