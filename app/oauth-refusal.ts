/**
 * How OAuth says a refusal (RFC 6749 §5.2): an `error` that every library knows and a sentence,
 * beside them `code`, which says more.
 */
import { apiErrorText } from './copy/api-errors.ts';
import { apiCodeOf, statusOf } from './errors.ts';
import type { ApiCode, ErrorCode, Refused } from './errors.ts';

export type OauthRefusal = {
  status: number;
  body: { error: string; error_description: string; code: ApiCode };
  retryAfterSeconds: number | undefined;
};

export function oauthRefusalOf(refused: Refused): OauthRefusal {
  const error = oauthErrorOf(refused.code);
  return {
    status: error === 'temporarily_unavailable' ? statusOf(refused.code) : (statuses[error] ?? 400),
    body: {
      error,
      error_description: refused.description ?? refused.sentence ?? apiErrorText(refused.code),
      code: apiCodeOf(refused.code),
    },
    retryAfterSeconds: refused.retryAfterSeconds,
  };
}

const statuses: Record<string, number> = {
  invalid_client: 401,
  too_many_requests: 429,
  server_error: 500,
};

function oauthErrorOf(code: ErrorCode): string {
  switch (code) {
    case 'invalid_client':
      return 'invalid_client';
    case 'unauthorized_client':
    case 'passkey_disabled':
      return 'unauthorized_client';
    // Whom it is about is proved, or plays no part: the answer is no all the same.
    case 'user_blocked':
    case 'email_not_confirmed':
    case 'signup_disabled':
    case 'user_database_refused':
      return 'access_denied';
    // Not the application's fault, nor the person's: the tenant's own database could not be asked.
    case 'user_database_failed':
    case 'user_database_unavailable':
    case 'user_database_mismatch':
    case 'user_database_conflict':
    case 'user_profile_invalid':
      return 'temporarily_unavailable';
    case 'too_many_attempts':
      return 'too_many_requests';
    case 'internal_error':
      return 'server_error';
    default:
      return apiCodeOf(code).startsWith('webauthn_') ? 'invalid_grant' : 'invalid_request';
  }
}
