import express from 'express';
import type { RequestHandler } from 'express';

/**
 * Auth0's endpoints take JSON as well as forms, and its clients send both. The engine reads forms
 * only, so a flat JSON object is handed to it as one.
 */
export function acceptJson(): RequestHandler[] {
  return [
    express.json({ limit: '56kb', strict: true }),
    (request, _response, next) => {
      if (request.is('application/json')) {
        request.headers['content-type'] = 'application/x-www-form-urlencoded';
      }
      next();
    },
  ];
}
