/** What the Management API refuses with, in the form of Auth0's. */
import { STATUS_CODES } from 'node:http';

export type RefusalCode = keyof typeof statuses;

const statuses = {
  invalid_uri: 400,
  invalid_query_string: 400,
  invalid_body: 400,
  invalid_paging: 400,
  bad_request: 400,
  missing_authentication: 401,
  invalid_token: 401,
  insufficient_scope: 403,
  operation_not_supported: 403,
  feature_not_enabled: 403,
  not_found: 404,
  inexistent_connection: 404,
  inexistent_client: 404,
  inexistent_user: 404,
  inexistent_administrator: 404,
  inexistent_resource_server: 404,
  inexistent_client_grant: 404,
  inexistent_custom_domain: 404,
  inexistent_job: 404,
  inexistent_log: 404,
  inexistent_log_stream: 404,
  inexistent_authentication_method: 404,
  inexistent_session: 404,
  inexistent_signing_key: 404,
  inexistent_script: 404,
  inexistent_script_version: 404,
  inexistent_script_fixture: 404,
  inexistent_script_run: 404,
  method_not_allowed: 405,
  conflict: 409,
  user_exists: 409,
  version_conflict: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal_error: 500,
  user_database_failed: 502,
  user_database_unavailable: 503,
} as const;

/** A field by its path, such as `callbacks.0`, and what is expected of it. */
export type Fault = { field: string; message: string };

/** Thrown by operations: a code for programs and a sentence that says what is expected. */
export class ApiRefusal extends Error {
  override name = 'ApiRefusal';
  readonly code: RefusalCode;
  readonly headers: Readonly<Record<string, string>>;
  /** What is wrong with which field, where it is the input. */
  readonly faults: readonly Fault[];

  constructor(
    code: RefusalCode,
    message: string,
    headers: Readonly<Record<string, string>> = {},
    faults: readonly Fault[] = [],
  ) {
    super(message);
    this.code = code;
    this.headers = headers;
    this.faults = faults;
  }
}

export const refusalStatusOf = (code: RefusalCode): number => statuses[code];

/** The body of a refusal: `{statusCode, error, message, errorCode}`. */
export function refusalBody(code: RefusalCode, message: string) {
  const statusCode = refusalStatusOf(code);
  return { statusCode, error: STATUS_CODES[statusCode] ?? 'Error', message, errorCode: code };
}
