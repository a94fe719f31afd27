/** What the two endpoints share that hand out challenges to applications (Auth0's native passkey API). */
import type { AppLoadContext } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { oauthRefusalOf } from '#app/oauth-refusal.ts';

import { readJsonBody } from './api-requests.ts';

/** Empty is as good as absent: the clients of many languages send it so. */
export const text = (maxCharacters: number) =>
  z
    .string()
    .trim()
    .max(maxCharacters)
    .transform((value) => value || undefined)
    .optional();

export const asking = {
  client_id: z.string().min(1).max(200),
  client_secret: text(500),
  realm: text(200),
  organization: text(200),
};

export async function readAsking<Schema extends z.ZodType>(
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

/** Both ceremonies begin with the same two members. */
export const beginWith = ({ authSession, options }: { authSession: string; options: object }) =>
  Response.json({ auth_session: authSession, authn_params_public_key: options }, { headers });

export function refusedAsking(refused: Refused): Response {
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
