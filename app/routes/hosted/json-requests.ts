/** What the endpoints share that the hosted pages' module calls: forms in, JSON out. */
import type { AppLoadContext } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import type { z } from 'zod';

import { refuse, shownCode, statusOf } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { findVisit } from '#app/flows/visit.ts';
import type { Visit } from '#app/flows/visit.ts';

import { noteOddRequest, readFields } from './requests.ts';

/** A loader for whoever opens such an address: there is nothing to see, and it leads to a page. */
export const leadTo = (page: '/account' | '/login') => () => redirect(page, 303);

export async function readJsonForm<Schema extends z.ZodType>(
  request: Request,
  context: AppLoadContext,
  schema: Schema,
): Promise<{ ok: true; form: z.output<Schema> } | Refused> {
  const form = await readFields(request, schema);
  if (form) return { ok: true, form };
  await noteOddRequest(request, context, 'invalid_request');
  return refuse('invalid_request');
}

export async function findOpenVisit(
  request: Request,
  context: AppLoadContext,
  state: string,
): Promise<{ ok: true; visit: Visit } | Refused> {
  const found = await findVisit(context, state);
  if (found.kind === 'open') return { ok: true, visit: found.visit };
  if (found.kind !== 'unknown') return refuse('transaction_expired');
  await noteOddRequest(request, context, 'transaction_not_found');
  return refuse('transaction_not_found');
}

export const jsonAnswer = (body: unknown, status = 200): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });

export const refusedJson = ({ code }: Refused): Response =>
  jsonAnswer({ code: shownCode(code) }, statusOf(code));
