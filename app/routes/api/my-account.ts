/** What the routes of the My Account API share: whose request it is, and what is answered. */
import type { AppLoadContext } from '@remix-run/node';

import type { ErrorCode, Refused } from '#app/errors.ts';
import { requirePerson } from '#app/flows/my-account/person.ts';
import type { Person } from '#app/flows/my-account/person.ts';
import { myAccountProblem, myAccountStatusOf } from '#app/http/my-account-problem.ts';
import type { ValidationError } from '#app/http/my-account-problem.ts';
import { logger } from '#app/observability/logger.ts';

import type { BodyFault } from './api-requests.ts';

export const METHODS_PATH = '/me/v1/authentication-methods';

type Scope = Parameters<typeof requirePerson>[2];

type Arrived = { request: Request; context: AppLoadContext };

/** Answers a request of an application whose token has the scope, for the person behind it. */
export async function answerPerson(
  { request, context }: Arrived,
  scope: Scope,
  answer: (person: Person) => Promise<Response>,
): Promise<Response> {
  const authorization = request.headers.get('authorization');
  try {
    const found = await requirePerson(context, authorization, scope);
    if (found.ok) return await answer(found.person);
    const challenge = challengeOf(found.code, scope, authorization !== null);
    return problem(
      found,
      challenge === undefined ? {} : { headers: { 'WWW-Authenticate': challenge } },
    );
  } catch (error) {
    logger.error({ err: error, path: new URL(request.url).pathname }, 'a request failed');
    return problem({ code: 'internal_error' });
  }
}

/** RFC 6750 §3. Who sends nothing is told what to send, and not that anything is wrong with it. */
function challengeOf(code: ErrorCode, scope: Scope, hasSent: boolean): string | undefined {
  if (code === 'insufficient_scope') return `Bearer error="insufficient_scope", scope="${scope}"`;
  if (code !== 'invalid_token') return undefined;
  return hasSent ? 'Bearer error="invalid_token"' : 'Bearer';
}

export const answered = (
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });

export const noContent = (): Response =>
  new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });

/** A refusal in the API's form. */
export function problem(
  { code, retryAfterSeconds }: Pick<Refused, 'code' | 'retryAfterSeconds'>,
  {
    headers,
    faults,
  }: { headers?: Record<string, string> | undefined; faults?: readonly BodyFault[] } = {},
): Response {
  return answered(myAccountProblem(code, faults?.map(validationErrorOf)), {
    status: myAccountStatusOf(code),
    headers: {
      ...headers,
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
    },
  });
}

function validationErrorOf({ pointer, message }: BodyFault): ValidationError {
  if (pointer === '') return { detail: message };
  return { detail: message, field: pointer.slice(1).replaceAll('/', '.'), pointer };
}

export const methodNotAllowed = (...allowed: string[]): Response =>
  problem({ code: 'method_not_allowed' }, { headers: { Allow: allowed.join(', ') } });

/** For addresses that are only read, or only written to. */
export const onlyFor =
  (...allowed: string[]) =>
  () =>
    methodNotAllowed(...allowed);
