/**
 * Pages that the provider wants shown. It decides what; our hosted pages decide how.
 * A page is noted on the request here, and `server.ts` has Remix render it.
 */
import type { IncomingMessage } from 'node:http';

import type { Middleware } from 'koa';
import type { Session } from 'oidc-provider';

import type { ErrorCode } from '#app/errors.ts';

export type ProviderPage =
  | { page: 'logout'; formAction: string; xsrf: string }
  | { page: 'logout-done' }
  | { page: 'logout-stayed' }
  | { page: 'device-code'; formAction: string; xsrf: string; error?: ErrorCode }
  | {
      page: 'device-confirm';
      formAction: string;
      xsrf: string;
      userCode: string;
      applicationName: string;
    }
  | { page: 'device-done' }
  | { page: 'error'; code: ErrorCode; reference?: string };

const pages = new WeakMap<IncomingMessage, ProviderPage>();

export function showPage(request: IncomingMessage, page: ProviderPage): void {
  pages.set(request, page);
}

/** What a form of the engine has to carry to prove that it came from our page. */
export function formSecretOf(session: Session | undefined): string {
  const secret = session?.state?.secret;
  return typeof secret === 'string' ? secret : '';
}

/** Leaves the answer open where a page is to be rendered by somebody else. */
export const handOverPages: Middleware = async (ctx, next) => {
  await next();
  if (pages.has(ctx.req)) ctx.respond = false;
};

export const pageToShow = (request: IncomingMessage): ProviderPage | undefined =>
  pages.get(request);

/** Protocol error codes (RFC 6749 §4.1.2.1 and others) as ours. */
export function errorCodeOf(protocolError: string): ErrorCode {
  switch (protocolError) {
    case 'invalid_client':
    case 'invalid_redirect_uri':
    case 'access_denied':
    case 'session_not_found':
      return protocolError;
    case 'server_error':
      return 'internal_error';
    case 'unsupported_response_type':
    case 'unsupported_response_mode':
    case 'request_not_supported':
    case 'request_uri_not_supported':
    case 'registration_not_supported':
      return 'unsupported_request';
    default:
      return 'invalid_request';
  }
}

/** What went wrong with a device code, from the provider's error classes. */
export function deviceErrorCodeOf(error: Error): ErrorCode {
  switch (error.name) {
    case 'NoCodeError':
      return 'device_code_required';
    case 'NotFoundError':
      return 'device_code_not_found';
    case 'ExpiredError':
      return 'device_code_expired';
    case 'AlreadyUsedError':
      return 'device_code_used';
    case 'AbortedError':
      return 'device_aborted';
    default:
      return 'invalid_request';
  }
}
