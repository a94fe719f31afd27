/**
 * Every refusal that a person or a client can meet: its code, its HTTP status, and who may see the code.
 *
 * There are no sentences here: `app/copy` has them, one per code and language.
 * `public` codes are shown as they are; a `masked` code goes to the audit log only, and the
 * person sees the code named by `shownAs`, because the real one would tell whether an account exists.
 *
 * Applications know the refusals of passkeys by other names (`apiCode`), which each API puts into
 * an envelope of its own.
 */
type Refusal = { status: number; shownAs?: ErrorCode; apiCode?: string };

export type ErrorCode = keyof typeof table;

const table = {
  // what was sent
  invalid_request: { status: 400 },
  identifier_required: { status: 400 },
  identifier_invalid: { status: 400 },
  password_required: { status: 400 },
  request_too_large: { status: 413 },
  length_required: { status: 411 },
  cross_site_request: { status: 403 },
  not_found: { status: 404 },
  method_not_allowed: { status: 405 },
  unknown_host: { status: 421 },

  // the visit
  transaction_not_found: { status: 404 },
  transaction_expired: { status: 410 },
  nowhere_to_go: { status: 404 },

  // passwords
  wrong_credentials: { status: 401 },
  user_not_found: { status: 401, shownAs: 'wrong_credentials' },
  wrong_password: { status: 401, shownAs: 'wrong_credentials' },
  no_password: { status: 401, shownAs: 'wrong_credentials' },
  user_blocked: { status: 401, shownAs: 'wrong_credentials', apiCode: 'user_banned' },
  connection_disabled: { status: 403 },
  password_too_short: { status: 400 },
  password_too_long: { status: 400 },
  password_too_weak: { status: 400 },
  password_too_common: { status: 400 },
  password_contains_profile: { status: 400 },
  too_many_attempts: { status: 429 },
  too_busy: { status: 503 },

  // sign-up
  signup_disabled: { status: 403 },
  signup_refused: { status: 400 },
  identifier_taken: { status: 400, shownAs: 'signup_refused' },

  // a tenant's own database
  user_database_failed: { status: 502 },
  user_database_unavailable: { status: 503 },
  user_database_refused: { status: 403 },
  user_database_mismatch: { status: 502, shownAs: 'user_database_failed' },
  user_database_conflict: { status: 502, shownAs: 'user_database_failed' },
  user_profile_invalid: { status: 502 },

  // passkeys
  passkey_disabled: { status: 403 },
  passkey_malformed: { status: 400, apiCode: 'webauthn_verification_failed' },
  passkey_challenge_not_found: {
    status: 400,
    shownAs: 'passkey_not_accepted',
    apiCode: 'webauthn_challenge_not_found',
  },
  passkey_challenge_expired: { status: 400, apiCode: 'webauthn_challenge_expired' },
  passkey_challenge_mismatch: {
    status: 400,
    shownAs: 'passkey_not_accepted',
    apiCode: 'webauthn_challenge_not_found',
  },
  passkey_origin_mismatch: {
    status: 400,
    shownAs: 'passkey_not_accepted',
    apiCode: 'webauthn_verification_failed',
  },
  passkey_rp_id_mismatch: {
    status: 400,
    shownAs: 'passkey_not_accepted',
    apiCode: 'webauthn_verification_failed',
  },
  passkey_user_verification_missing: {
    status: 400,
    shownAs: 'passkey_not_accepted',
    apiCode: 'webauthn_verification_failed',
  },
  passkey_user_handle_mismatch: {
    status: 400,
    shownAs: 'passkey_not_accepted',
    apiCode: 'webauthn_verification_failed',
  },
  passkey_verification_failed: {
    status: 400,
    shownAs: 'passkey_not_accepted',
    apiCode: 'webauthn_verification_failed',
  },
  passkey_not_accepted: { status: 400, apiCode: 'webauthn_verification_failed' },
  passkey_removed: { status: 404, apiCode: 'webauthn_credential_not_found' },
  passkey_exists: { status: 400, apiCode: 'webauthn_credential_exists' },
  too_many_passkeys: { status: 409 },
  passkey_must_stay_on_device: { status: 400, apiCode: 'webauthn_verification_failed' },
  passkey_not_found: { status: 404, apiCode: 'webauthn_credential_not_found' },
  passkey_name_invalid: { status: 400 },
  last_way_in: { status: 409 },
  user_name_invalid: { status: 400 },

  // the account page
  sign_in_required: { status: 401 },
  confirmation_required: { status: 403 },

  // applications that ask for somebody
  email_not_confirmed: { status: 403 },
  unauthorized_client: { status: 403 },
  invalid_token: { status: 401 },
  insufficient_scope: { status: 403 },
  unmet_authentication_requirements: { status: 403 },

  // tickets
  ticket_invalid: { status: 404 },

  // device codes
  device_code_required: { status: 400 },
  device_code_not_found: { status: 400 },
  device_code_expired: { status: 400 },
  device_code_used: { status: 400 },
  device_aborted: { status: 400 },

  // protocol refusals that end on our own error page
  access_denied: { status: 403 },
  invalid_client: { status: 400 },
  invalid_redirect_uri: { status: 400 },
  invalid_return_to: { status: 400 },
  unsupported_request: { status: 400 },
  session_not_found: { status: 400 },

  internal_error: { status: 500 },
} as const satisfies Record<string, { status: number; shownAs?: string; apiCode?: string }>;

const refusals: Record<ErrorCode, Refusal> = table;

/** Every code, for tables and tests that must cover all of them. */
export const errorCodes = Object.keys(table) as ErrorCode[];

type ApiCodeIn<Row> = Row extends { apiCode: infer Code } ? Code : never;

/** Every code that an application can get. */
export type ApiCode = ErrorCode | ApiCodeIn<(typeof table)[ErrorCode]>;

/** HTTP status of a refusal. */
export const statusOf = (code: ErrorCode): number => refusals[shownCode(code)].status;

/** The code that a person may see; differs from the real one where that would reveal an account. */
export const shownCode = (code: ErrorCode): ErrorCode => refusals[code].shownAs ?? code;

/** The code that an application gets. It knows what it sent, so less is masked than for a person. */
export function apiCodeOf(code: ErrorCode): ApiCode {
  const { apiCode } = refusals[code];
  return (apiCode ?? shownCode(code)) as ApiCode;
}

/** An expected refusal. `detail` is for the audit log and never leaves the server. */
export type Refused = {
  ok: false;
  code: ErrorCode;
  detail?: Record<string, unknown>;
  /** A sentence for an application's developer, where the code's own says too little. */
  description?: string;
  /** What a tenant's own script says to the person: their words, where ours would say less. */
  sentence?: string;
  /** Seconds until a further attempt can succeed, where waiting helps. */
  retryAfterSeconds?: number;
};

export const refuse = (code: ErrorCode, detail?: Record<string, unknown>): Refused => ({
  ok: false,
  code,
  detail,
});
