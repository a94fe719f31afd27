import type { RefusalCode } from './refusal.ts';

/** Codes of use-cases by the codes that Auth0's clients look for. */
const codes: Record<string, RefusalCode> = {
  api_exists: 'conflict',
  api_not_found: 'inexistent_resource_server',
  client_grant_exists: 'conflict',
  client_grant_not_found: 'inexistent_client_grant',
  client_not_found: 'inexistent_client',
  connection_exists: 'conflict',
  log_stream_not_found: 'inexistent_log_stream',
  connection_not_found: 'inexistent_connection',
  domain_changed: 'conflict',
  domain_exists: 'conflict',
  domain_in_use: 'conflict',
  domain_not_found: 'inexistent_custom_domain',
  key_changed: 'conflict',
  key_not_found: 'inexistent_signing_key',
  move_under_way: 'conflict',
  job_not_found: 'inexistent_job',
  passkey_not_found: 'inexistent_authentication_method',
  rp_id_in_use: 'conflict',
  name_invalid: 'invalid_body',
  own_words_refused: 'invalid_body',
  passkey_exists: 'conflict',
  log_not_found: 'inexistent_log',
  passkey_refused: 'invalid_body',
  search_query_invalid: 'invalid_query_string',
  sandbox_unavailable: 'user_database_unavailable',
  too_busy: 'too_many_requests',
  too_many_imports: 'too_many_requests',
  user_database_failed: 'user_database_failed',
  user_database_unavailable: 'user_database_unavailable',
  user_exists: 'user_exists',
  user_lives_elsewhere: 'operation_not_supported',
  user_not_found: 'inexistent_user',
};

export const codeOfManagement = (code: string): RefusalCode => codes[code] ?? 'bad_request';
