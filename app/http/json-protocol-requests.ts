import { Readable } from 'node:stream';

import express from 'express';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';

const flatObject = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/**
 * Auth0's endpoints take JSON as well as forms, and its clients send both. The engine reads forms
 * only, so a flat JSON object is handed to it as one.
 */
export function acceptJson(): RequestHandler[] {
  return [
    express.json({ limit: '56kb' }),
    (request, response, next) => {
      if (!request.is('application/json')) return next();
      const body = flatObject.safeParse(request.body);
      if (!body.success) {
        response.status(400).json({
          error: 'invalid_request',
          error_description: 'expected a JSON object without nested values',
        });
        return;
      }
      replaceBody(request, asForm(body.data));
      next();
    },
  ];
}

function asForm(fields: z.output<typeof flatObject>): string {
  const present = Object.entries(fields).filter(([, value]) => value !== null);
  return new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
}

/** Lets the body be read once more, as this form: the engine reads it from the request itself. */
function replaceBody(request: Request, form: string): void {
  request.headers['content-type'] = 'application/x-www-form-urlencoded';
  request.headers['content-length'] = String(Buffer.byteLength(form));
  const body = Readable.from([Buffer.from(form)]);
  Object.defineProperties(request, {
    readable: { value: true },
    iterator: { value: () => body.iterator() },
  });
}
