import type { ErrorCode } from '../../errors.ts';

export type FieldName = 'identifier' | 'password' | 'user_code' | 'passkey_name' | 'user_name';

const fieldOfCode: Partial<Record<ErrorCode, FieldName>> = {
  identifier_required: 'identifier',
  identifier_invalid: 'identifier',
  password_required: 'password',
  wrong_credentials: 'password',
  password_too_short: 'password',
  password_too_long: 'password',
  password_too_weak: 'password',
  password_too_common: 'password',
  password_contains_profile: 'password',
  device_code_required: 'user_code',
  device_code_not_found: 'user_code',
  device_code_expired: 'user_code',
  device_code_used: 'user_code',
  passkey_name_invalid: 'passkey_name',
  user_name_invalid: 'user_name',
};

/** The field that an error is about; null when it is about the whole form. */
export const fieldOf = (code: ErrorCode): FieldName | null => fieldOfCode[code] ?? null;
