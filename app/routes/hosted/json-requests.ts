/** What the endpoints share that the hosted pages' module calls: forms in, JSON out. */
import type { AppLoadContext } from '@remix-run/node';
import type { z } from 'zod';

import { refuse, shownCode, statusOf } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { findVisit } from '#app/flows/visit.ts';
import type { Visit } from '#app/flows/visit.ts';

export async function readJsonForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<{ ok: true; form: z.output<Schema> } | Refused> {
  const form = await request.formData().catch(() => undefined);
  const parsed = form && schema.safeParse(Object.fromEntries(form));
  return parsed?.success ? { ok: true, form: parsed.data } : refuse('invalid_request');
}

export async function findOpenVisit(
  context: AppLoadContext,
  state: string,
): Promise<{ ok: true; visit: Visit } | Refused> {
  const found = await findVisit(context, state);
  if (found.kind === 'open') return { ok: true, visit: found.visit };
  return refuse(found.kind === 'unknown' ? 'transaction_not_found' : 'transaction_expired');
}

export const jsonAnswer = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

export const refusedJson = ({ code }: Refused): Response =>
  jsonAnswer({ code: shownCode(code) }, statusOf(code));
