/** What the hosted routes share: reading a form, finding the visit, answering a refusal. */
import type { AppLoadContext } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import type { z } from 'zod';

import { shownCode, statusOf } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import { audit } from '#app/flows/caller.ts';
import { findVisit } from '#app/flows/visit.ts';
import type { Visit } from '#app/flows/visit.ts';
import { formTargetOf } from '#app/http/security-headers.ts';

/** Ends a request with an error page. */
export function refuseRequest(code: ErrorCode): never {
  const shown = shownCode(code);
  // Remix renders a thrown `data` with the error boundary, under its status.
  throw data({ code: shown }, { status: statusOf(shown) });
}

/** Notes in the tenant's log what no page of ours sends: a broken form, somebody else's visit. */
export const noteOddRequest = (
  request: Request,
  context: AppLoadContext,
  code: ErrorCode,
): Promise<void> =>
  audit(context, {
    type: 'fapi',
    code,
    details: { method: request.method, path: new URL(request.url).pathname.slice(0, 300) },
  });

/** The fields of a posted form. What does not fit the schema ends the request with 400. */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  context: AppLoadContext,
  schema: Schema,
): Promise<z.output<Schema>> {
  const fields = await readFields(request, schema);
  if (fields) return fields;
  await noteOddRequest(request, context, 'invalid_request');
  return refuseRequest('invalid_request');
}

/** Undefined where the body is no form, or its fields do not fit the schema or have U+0000 in them. */
export async function readFields<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return undefined;
  const form = await request.formData().catch(() => undefined);
  if (
    !form ||
    [...form.values()].some((value) => typeof value === 'string' && value.includes('\0'))
  ) {
    return undefined;
  }
  return schema.safeParse(Object.fromEntries(form)).data;
}

/** The visit of a page, or where else the browser has to go. `typed` is an identifier just sent. */
export async function requireVisit(
  request: Request,
  context: AppLoadContext,
  state: string | undefined,
  typed?: string,
): Promise<Visit> {
  const found = await findVisit(context, state, typed);
  switch (found.kind) {
    case 'open':
      allowReturn(context, found.visit);
      return found.visit;
    case 'restart':
      throw redirect(found.path, 303);
    case 'finished':
      // Not begun again: the application takes each `state` of its own only once.
      throw redirect(`/login/done?state=${encodeURIComponent(state ?? '')}`, 303);
    case 'unknown':
      if (state) await noteOddRequest(request, context, 'transaction_not_found');
      return refuseRequest('transaction_not_found');
  }
}

/** The redirects that follow a form end at the application: the page's policy has to allow that. */
function allowReturn(context: AppLoadContext, { interaction }: Visit): void {
  const { redirect_uri: redirectUri } = interaction.params;
  const target = typeof redirectUri === 'string' ? formTargetOf(redirectUri) : undefined;
  if (target) context.formTargets.add(target);
}

export const stateOf = (request: Request): string | undefined =>
  new URL(request.url).searchParams.get('state') ?? undefined;

/** Shows the page again with a refusal: its loader reads it from the context. */
export function refused(context: AppLoadContext, refusal: Refused) {
  const { code } = showRefusal(context, refusal);
  return data(null, { status: statusOf(code) });
}

/** Has the page of this request tell a refusal, as far as it may be told. */
export function showRefusal(
  context: AppLoadContext,
  { code, retryAfterSeconds, sentence }: Refused,
): NonNullable<AppLoadContext['refusal']> {
  context.refusal = { code: shownCode(code), retryAfterSeconds, sentence };
  return context.refusal;
}
