/** What the two endpoints share that hand out challenges to applications (Auth0's native passkey API). */
import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { oauthRefusalOf } from '#app/oauth-refusal.ts';
import { logger } from '#app/observability/logger.ts';

import { readJsonBody } from './api-requests.ts';

/** Empty and null are as good as absent: the clients of many languages send them so. */
export const text = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .max(maxCharacters)
    .nullable()
    .transform((value) => value || undefined)
    .optional();

export const asking = {
  client_id: z.string().min(1).max(200),
  client_secret: text(500),
  realm: text(200),
  organization: text(200),
};

type Begun = { ok: true; authSession: string; options: object };

/** Answers an application that asks for a ceremony. Both begin with the same two members. */
export async function answerAsking<Schema extends z.ZodType>(
  { request, context }: { request: Request; context: AppLoadContext },
  schema: Schema,
  begin: (asking: z.output<Schema>) => Promise<Begun | Refused>,
): Promise<Response> {
  if (request.method !== 'POST') return onlyPost();
  try {
    const read = await readAsking(request, context, schema);
    const begun = read.ok ? await begin(read.body) : read;
    if (!begun.ok) return refusedAsking(begun);
    const { authSession, options } = begun;
    return Response.json(
      { auth_session: authSession, authn_params_public_key: options },
      { headers },
    );
  } catch (error) {
    logger.error({ err: error, path: new URL(request.url).pathname }, 'a request failed');
    return refusedAsking(refuse('internal_error'));
  }
}

async function readAsking<Schema extends z.ZodType>(
  request: Request,
  context: AppLoadContext,
  schema: Schema,
): Promise<{ ok: true; body: z.output<Schema> } | Refused> {
  const read = await readJsonBody(request, context, schema);
  if (read.ok) return read;
  const [fault] = read.faults;
  if (!fault) return read;
  const { pointer, message } = fault;
  return {
    ...refuse('invalid_request'),
    description: pointer ? `${pointer}: ${message}` : message,
  };
}

/** Never kept by anybody on the way: each challenge is for one. */
const headers = { 'Cache-Control': 'no-store' };

function refusedAsking(refused: Refused): Response {
  const { status, body, retryAfterSeconds } = oauthRefusalOf(refused);
  return Response.json(body, {
    // Where passkeys are off there is nothing here, as at Auth0.
    status: refused.code === 'passkey_disabled' ? 404 : status,
    headers: {
      ...headers,
      ...(retryAfterSeconds && { 'Retry-After': String(retryAfterSeconds) }),
    },
  });
}

/** There is nothing to read here, change or delete. */
export const onlyPost = (): Response =>
  Response.json(oauthRefusalOf(refuse('method_not_allowed')).body, {
    status: 405,
    headers: { ...headers, Allow: 'POST, OPTIONS' },
  });
