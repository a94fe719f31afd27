/**
 * A profile as a script has told it, held to what a profile may be (reference 2.4).
 *
 * Invariants:
 * 1. Nothing but what was read field by field, or copied as data, gets into the result.
 * 2. A refusal names the field and its rule, never the value.
 * 3. Tokens and passwords are in no profile.
 */
import type { IdentityTokens, ScriptResult } from '../outcome.ts';
import { isKeepable, isRecord, keepable, keepableRule } from './plain-data.ts';
import {
  isAbsent,
  profileFields,
  tokenFields,
  userIdField,
  usernameField,
} from './profile-fields.ts';
import type { Field, MfaFactor } from './profile-fields.ts';
import { profileLimits } from './profile-limits.ts';
import { bareUserId, outwardUserId } from './user-id.ts';

export type ScriptProfile = {
  /** As outside, `auth0|…`. */
  user_id: string;
  /** As the script has told it: its letters' case is the tenant's business. */
  email?: string;
  email_verified?: boolean;
  username?: string;
  phone_number?: string;
  phone_verified?: boolean;
  name?: string;
  nickname?: string;
  given_name?: string;
  family_name?: string;
  picture?: string;
  blocked?: boolean;
  user_metadata?: Record<string, unknown>;
  app_metadata?: Record<string, unknown>;
  mfa_factors?: MfaFactor[];
  /** Attributes that are nobody's but the tenant's. */
  [name: string]: unknown;
};

export type ProfileRules = {
  /** What nobody of this connection may lack. */
  requiredFields?: readonly ('email' | 'username' | 'phone_number')[];
  /** Where the connection lets people have e-mail addresses for user names. */
  usernameMayBeEmail?: boolean;
  /** How many characters a user name of this connection has: within those of `profileLimits`. */
  usernameLength?: { min: number; max: number };
};

export type BadAnswer = Extract<ScriptResult, { kind: 'bad-answer' }>;

export type ReadProfile =
  { kind: 'ok'; profile: ScriptProfile; tokens?: IdentityTokens } | BadAnswer;

/** Read by name below, or told by nobody but us; and passwords, where a script hands over a whole row. */
const notFurther = new Set([
  ...['id', 'user_id', 'username', 'metadata'],
  ...Object.keys(profileFields),
  ...Object.keys(tokenFields),
  ...['identities', 'created_at', 'updated_at', 'last_login', 'last_ip', 'last_password_reset'],
  ...['logins_count', 'multifactor', 'blocked_for', 'tenant', 'connection', 'client_id'],
  ...['password', 'password_hash', 'passwordHash', 'custom_password_hash', 'salt'],
]);

export const badAnswer = (field: string, rule: string): BadAnswer => ({
  kind: 'bad-answer',
  field,
  rule,
});

export function readProfile(told: unknown, rules: ProfileRules): ReadProfile {
  if (!isRecord(told)) return badAnswer('profile', 'is an object');
  const userId = readUserId(told);
  if (typeof userId !== 'string') return userId;

  const known = readFields(withLegacyNames(told), {
    ...profileFields,
    username: usernameField(rules.usernameMayBeEmail ?? false, rules.usernameLength),
  });
  if (known.kind !== 'ok') return known;
  const missing = rules.requiredFields?.find((field) => !Object.hasOwn(known.fields, field));
  if (missing) return badAnswer(missing, 'is required by the connection');
  const tokens = readFields(told, tokenFields);
  if (tokens.kind !== 'ok') return tokens;
  const further = readFurther(told);
  if (further.kind !== 'ok') return further;

  const profile = { ...further.fields, ...known.fields, user_id: outwardUserId(userId) };
  const { access_token: accessToken, refresh_token: refreshToken } = tokens.fields;
  if (!accessToken && !refreshToken) return { kind: 'ok', profile };
  const identityTokens = {
    ...(accessToken && { accessToken }),
    ...(refreshToken && { refreshToken }),
  };
  return { kind: 'ok', profile, tokens: identityTokens };
}

/** Whether somebody is named at all, which is less than that the name is right. */
export const namesSomebody = (told: unknown): boolean =>
  isRecord(told) && !(isAbsent(told.user_id) && isAbsent(told.id));

function readUserId(told: Record<string, unknown>): string | BadAnswer {
  const field = isAbsent(told.user_id) && !isAbsent(told.id) ? 'id' : 'user_id';
  if (isAbsent(told[field])) return badAnswer(field, 'is required');
  const userId = userIdField.read(told[field]);
  if (userId === undefined) return badAnswer(field, userIdField.rule);
  return isAbsent(bareUserId(userId)) ? badAnswer(field, 'is required') : userId;
}

/** Older scripts call it `metadata` what is `app_metadata` now. */
const withLegacyNames = (told: Record<string, unknown>): Record<string, unknown> =>
  isAbsent(told.app_metadata) ? { ...told, app_metadata: told.metadata } : told;

type Fields = Readonly<Record<string, Field<unknown>>>;

/** The values of the fields that are there. */
export type FieldValues<Read extends Fields> = {
  [Name in keyof Read]?: Read[Name] extends Field<infer Value> ? Value : never;
};

export function readFields<Read extends Fields>(
  told: Record<string, unknown>,
  fields: Read,
): { kind: 'ok'; fields: FieldValues<Read> } | BadAnswer {
  const values: [string, unknown][] = [];
  for (const [name, { rule, read }] of Object.entries(fields)) {
    if (isAbsent(told[name])) continue;
    const value = read(told[name]);
    if (value === undefined) return badAnswer(name, rule);
    values.push([name, value]);
  }
  return { kind: 'ok', fields: Object.fromEntries(values) as FieldValues<Read> };
}

/** Names that objects have by themselves (`constructor`, `toString`) stay what they are. */
const isFurther = (name: string): boolean => !notFurther.has(name) && !(name in Object.prototype);

function readFurther(
  told: Record<string, unknown>,
): { kind: 'ok'; fields: Record<string, unknown> } | BadAnswer {
  const names = Object.keys(told).filter(isFurther);
  const { furtherAttributes, attributeNameCharacters } = profileLimits;
  if (names.length > furtherAttributes) {
    return badAnswer('profile', `has at most ${String(furtherAttributes)} attributes of its own`);
  }
  if (names.some((name) => name.length > attributeNameCharacters)) {
    return badAnswer(
      'profile',
      `has attributes whose names are at most ${String(attributeNameCharacters)} characters long`,
    );
  }
  const kept = names.map((name): [string, unknown] => [name, keepable(told[name])]);
  const [refused] = kept.find(([name, value]) => value === undefined || !isKeepable(name)) ?? [];
  if (refused !== undefined) return badAnswer(refused, keepableRule);
  return { kind: 'ok', fields: Object.fromEntries(kept) };
}
