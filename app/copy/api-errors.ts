/** What an application's developer is told about a refusal, beside its code. */
import { apiCodeOf } from '../errors.ts';
import type { ApiCode, ErrorCode } from '../errors.ts';

const sentences: Partial<Record<ApiCode, string>> = {
  passkey_disabled: 'Passkeys are not enabled for this connection.',
  too_many_passkeys: 'The user has as many passkeys as an account can hold.',
  webauthn_credential_exists: 'This credential is already registered.',
  webauthn_credential_not_found: 'No such credential is registered.',
  webauthn_challenge_not_found:
    'The challenge is unknown, was issued for something else, or has been answered already.',
  webauthn_challenge_expired: 'The challenge was not answered in time. Begin again.',
  webauthn_verification_failed: 'The credential did not verify against the challenge.',
  user_banned: 'The user is blocked.',
  email_not_confirmed: 'The user has not confirmed their email address.',
  unauthorized_client: 'The application is not allowed to use this.',
  invalid_token: 'The access token is missing, has expired or was revoked.',
  insufficient_scope: 'The access token lacks a scope that this needs.',
  unmet_authentication_requirements:
    'The user has to sign in again: this needs a sign-in of the last 15 minutes.',
  last_way_in: 'This is the last way in that the user has.',
  passkey_name_invalid: 'The name has to have 1 to 120 characters.',
  signup_refused: 'The account cannot be made. The user may have one already.',
  user_database_failed: "The connection's own database could not be asked about the user.",
  user_database_unavailable: "The connection's own database takes too long to answer.",
  user_database_refused: "The connection's own database refused the user.",
  user_profile_invalid: "What the connection's own database says about the user cannot be taken.",
  signup_disabled: 'The connection takes no sign-ups.',
  connection_disabled: 'The application has no such connection that is switched on.',
  identifier_required: 'An identifier of the user is needed.',
  identifier_invalid: 'The identifier is not one that the connection takes.',
  too_many_attempts: 'Too many requests. Try again later.',
  invalid_client: 'The application is unknown, or did not prove which one it is.',
  invalid_request: 'The request is malformed.',
  request_too_large: 'The body is too long.',
  length_required: 'The request does not say how long its body is.',
  not_found: 'There is nothing at this address.',
  method_not_allowed: 'This address does not take this method.',
  internal_error: 'Something went wrong on the server.',
};

/** A sentence for a developer. Refusals that no application meets by design have a plain one. */
export const apiErrorText = (code: ErrorCode): string =>
  sentences[apiCodeOf(code)] ?? 'The request was refused.';
