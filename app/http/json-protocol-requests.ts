import { Readable } from 'node:stream';

import express from 'express';
import type { Request, RequestHandler } from 'express';
import { z } from 'zod';

const plainValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** The answer of a passkey is the one value that its clients send as an object. */
const fieldsSchema = z
  .object({ authn_response: z.union([plainValue, z.record(z.string(), z.unknown())]).optional() })
  .catchall(plainValue);

/**
 * Auth0's endpoints take JSON as well as forms, and its clients send both. The engine reads forms
 * only, so a JSON object is handed to it as one; the answer of a passkey as its JSON text.
 */
export function acceptJson(): RequestHandler[] {
  return [
    express.json({ limit: '56kb' }),
    (request, response, next) => {
      if (!request.is('application/json')) return next();
      const form = asForm(request.body);
      if (form === undefined) {
        response.status(400).json({
          error: 'invalid_request',
          error_description: 'expected a JSON object without nested values',
        });
        return;
      }
      replaceBody(request, form);
      next();
    },
  ];
}

/** Undefined where the body is of another shape, or nested deeper than can be written down again. */
function asForm(body: unknown): string | undefined {
  const fields = fieldsSchema.safeParse(body);
  if (!fields.success) return undefined;
  const present = Object.entries(fields.data).filter(([, value]) => value != null);
  try {
    return new URLSearchParams(present.map(([name, value]) => [name, asText(value)])).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const asText = (value: z.output<typeof plainValue> | object | undefined): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

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
