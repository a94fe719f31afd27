/** The Management API: every address of it. What there is stands in app/management/operations. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

import { callerOf } from '#app/management/operations/caller.ts';
import { countRequest } from '#app/management/operations/request-rate.ts';
import { openApiDocument } from '#app/management/operations/openapi.ts';
import { perform } from '#app/management/operations/perform.ts';
import { ApiRefusal, refusalBody, refusalStatusOf } from '#app/management/operations/refusal.ts';
import { UploadedForm } from '#app/management/operations/uploaded-form.ts';
import { config } from '#app/config.server.ts';
import { MAX_JSON_DEPTH, isTooDeep } from '#app/json-depth.ts';
import { logger } from '#app/observability/logger.ts';

import { multipartParts } from './multipart-form.ts';

type Sent = LoaderFunctionArgs | ActionFunctionArgs;

const BASE = '/api/v2';
/** Takes a form with a file, which is read while it arrives. */
const USERS_FILES = '/jobs/users-imports';

export const loader = (sent: Sent) => answer(sent);
export const action = (sent: Sent) => answer(sent);

async function answer({ request, context }: Sent): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.slice(BASE.length);
  if (path === '/openapi.json') return json(openApiDocument(`${context.site.origin}${BASE}`), 200);
  let headers: Record<string, string> = {};
  try {
    const act = await callerOf(context, request.headers.get('authorization'));
    headers = await countRequest(act);
    const { status, body, version } = await perform(act, {
      ...{ method: request.method, path, query: searchParams },
      body: await bodyOf(request, path),
      ifMatch: request.headers.get('if-match'),
    });
    return json(body, status, { ...headers, ...(version && { ETag: version }) });
  } catch (error) {
    return refused(error, pathname, headers);
  }
}

async function bodyOf(request: Request, path: string): Promise<unknown> {
  if (request.method === 'GET') return undefined;
  if (request.method === 'POST' && path === USERS_FILES) {
    if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) {
      throw new ApiRefusal('unsupported_media_type', 'expected a body of type multipart/form-data');
    }
    return new UploadedForm(multipartParts(request, { maxBytes: config.maxImportBytes }));
  }
  const text = await request.text();
  if (text === '') return undefined;
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new ApiRefusal('unsupported_media_type', 'expected a body of type application/json');
  }
  // Neither engine can hold it, and nobody means it.
  if (/\0|\\u0000/.test(text)) throw new ApiRefusal('invalid_body', 'expected no U+0000');
  if (isTooDeep(text)) {
    throw new ApiRefusal('invalid_body', `expected at most ${MAX_JSON_DEPTH} levels`);
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new ApiRefusal('invalid_body', 'expected JSON');
  }
}

function refused(error: unknown, path: string, headers: Record<string, string>): Response {
  if (error instanceof ApiRefusal) {
    const { code, message } = error;
    return json(refusalBody(code, message), refusalStatusOf(code), {
      ...headers,
      ...error.headers,
    });
  }
  logger.error({ err: error, path }, 'a request failed');
  return json(refusalBody('internal_error', 'something failed here'), 500, headers);
}

const json = (body: unknown, status: number, headers: Record<string, string> = {}): Response =>
  status === 204
    ? new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...headers } })
    : Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } });
