/**
 * The one address at which pages of the dashboard change anything: an operation by its id, in JSON.
 *
 * 1. Only our own pages can post here (same-origin.ts), and only with a session of this browser.
 * 2. The role decides, here as everywhere; what is sensitive asks for a fresh passkey besides.
 */
import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { z } from 'zod';

import { isConfirmed } from '#app/flows/account/confirm.ts';
import { logger } from '#app/observability/logger.ts';
import { ask, findOperationById } from '#app/management/operations/ask.ts';
import { ApiRefusal, refusalStatusOf } from '#app/management/operations/refusal.ts';
import { isSensitive } from '#app/management/operations/roles.ts';

import { jsonAnswer } from '../hosted/json-requests.ts';
import { findAdministratorAtWork } from './administrator.ts';

export const loader = () => redirect('/dashboard', 303);

const question = z.object({
  operation: z.string().max(100),
  path: z.record(z.string(), z.string().max(1000)).optional(),
  query: z.record(z.string(), z.string().max(4000)).optional(),
  body: z.unknown().optional(),
  version: z.string().max(200).optional(),
});

const refusal = (status: number, code: string, message: string, faults: readonly object[] = []) =>
  jsonAnswer({ ok: false, code, message, faults }, status);

export async function action({ request, context }: ActionFunctionArgs) {
  const at = await findAdministratorAtWork(request, context);
  if (!at) return refusal(401, 'sign_in_required', 'You have been signed out. Sign in again.');
  const sent = question.safeParse(await request.json().catch(() => undefined));
  if (!sent.success) return refusal(400, 'invalid_request', 'That request could not be read.');
  const operation = findOperationById(sent.data.operation);
  const { account } = at;
  if (
    operation &&
    isSensitive(operation, sent.data.body) &&
    !(await isConfirmed(context, account, { act: 'administer' }))
  ) {
    return refusal(403, 'confirmation_required', "Confirm it's you with your passkey.");
  }
  try {
    const { status, body, version } = await ask(at.act, sent.data);
    const answer = { ok: true, body: body ?? null, ...(version && { version }) };
    return jsonAnswer(answer, status === 204 ? 200 : status);
  } catch (error) {
    if (error instanceof ApiRefusal) {
      return refusal(refusalStatusOf(error.code), error.code, error.message, error.faults);
    }
    logger.error({ err: error, operation: sent.data.operation }, 'an operation failed');
    return refusal(500, 'internal_error', 'Something went wrong on our side. Try again.');
  }
}
