/**
 * Which passwords a connection accepts.
 *
 * Lengths are bytes of UTF-8, as Auth0 counts them. No password is cut or normalised: what was typed
 * is what is hashed, so `max_length_exceeded: 'truncate'` is read as `'error'`, and the longest
 * password is 256 bytes. Two ways of typing one accented letter are two passwords.
 *
 * `password_options` decides, unless the older fields (`passwordPolicy` and its neighbours) are
 * set, which then stand in for it. Password history is accepted in options but not kept.
 */
import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';

import { commonPasswords } from './common-passwords.ts';

type CharacterType = 'uppercase' | 'lowercase' | 'number' | 'special';

/** The part of a connection's options that speaks of passwords; field names are Auth0's. */
export type PasswordOptions = {
  password_options?: {
    complexity?: {
      min_length?: number;
      character_types?: CharacterType[];
      character_type_rule?: 'all' | 'three_of_four';
      identical_characters?: 'allow' | 'block';
      sequential_characters?: 'allow' | 'block';
    };
    dictionary?: { active?: boolean; custom?: string[] };
    profile_data?: { active?: boolean };
  };
  passwordPolicy?: 'none' | 'low' | 'fair' | 'good' | 'excellent' | null;
  password_complexity_options?: { min_length?: number } | null;
  password_no_personal_info?: { enable?: boolean } | null;
  password_dictionary?: { enable?: boolean; dictionary?: string[] } | null;
};

/** A rule besides the length, to be shown and to be named where it is broken. */
export type PasswordRule =
  | CharacterType
  | 'three_of_four'
  | 'identical_characters'
  | 'sequential_characters'
  | 'dictionary'
  | 'profile_data';

export const MAX_PASSWORD_BYTES = 256;
export const DEFAULT_MIN_LENGTH = 15;

/** Shorter pieces of a name or address occur in honest passwords by chance. */
const MIN_PROFILE_CHARACTERS = 4;

const characterTypes: Record<CharacterType, RegExp> = {
  uppercase: /\p{Lu}/u,
  lowercase: /\p{Ll}/u,
  number: /\p{Nd}/u,
  special: /[^\p{L}\p{N}]/u,
};

type Complexity = { minLength: number; rules: readonly PasswordRule[] };

const legacyPolicies: Record<NonNullable<PasswordOptions['passwordPolicy']>, Complexity> = {
  none: { minLength: 1, rules: [] },
  low: { minLength: 6, rules: [] },
  fair: { minLength: 8, rules: ['lowercase', 'uppercase', 'number'] },
  good: { minLength: 8, rules: ['three_of_four'] },
  excellent: { minLength: 10, rules: ['three_of_four', 'identical_characters'] },
};

/** What a password must be, for showing it before one is chosen. `minLength` is in bytes of UTF-8. */
export function passwordRequirements(options: PasswordOptions): {
  minLength: number;
  rules: PasswordRule[];
} {
  const { minLength, rules } = legacyComplexity(options) ?? complexity(options);
  return {
    minLength,
    rules: [
      ...rules,
      ...(usesDictionary(options) ? (['dictionary'] as const) : []),
      ...(usesProfile(options) ? (['profile_data'] as const) : []),
    ],
  };
}

/**
 * Checks a new password. `profile` holds what is known of the person and must not be in it: the
 * values of the blocked fields (name, username, e-mail address …), used where the options say so.
 *
 * Refuses with `password_too_short`, `password_too_long`, `password_too_weak` (`detail.rules` names
 * every broken rule), `password_too_common` or `password_contains_profile`.
 * Without `dictionary.active` no list is used; with it, the small list that ships here and the
 * tenant's own words, each compared with the whole password in any case.
 */
export function checkPassword(
  password: string,
  options: PasswordOptions,
  profile: string[],
): { ok: true } | Refused {
  const { minLength, rules } = passwordRequirements(options);
  const bytes = Buffer.byteLength(password);
  if (bytes > MAX_PASSWORD_BYTES) return refuse('password_too_long', { max: MAX_PASSWORD_BYTES });
  if (bytes < minLength) return refuse('password_too_short', { min: minLength });

  const broken = rules.filter((rule) => breaks(password, rule));
  if (broken.length > 0) return refuse('password_too_weak', { rules: broken });

  const folded = password.toLowerCase();
  if (rules.includes('dictionary') && isCommon(folded, customWords(options))) {
    return refuse('password_too_common');
  }
  if (rules.includes('profile_data') && piecesOf(profile).some((piece) => folded.includes(piece))) {
    return refuse('password_contains_profile');
  }
  return { ok: true };
}

function complexity({ password_options: flexible }: PasswordOptions): Complexity {
  const wanted = flexible?.complexity ?? {};
  const types: PasswordRule[] =
    wanted.character_type_rule === 'three_of_four'
      ? ['three_of_four']
      : [...(wanted.character_types ?? [])];
  if (wanted.identical_characters === 'block') types.push('identical_characters');
  if (wanted.sequential_characters === 'block') types.push('sequential_characters');
  return { minLength: wanted.min_length ?? DEFAULT_MIN_LENGTH, rules: types };
}

/** Undefined where neither older field about complexity is set. */
function legacyComplexity(options: PasswordOptions): Complexity | undefined {
  const minLength = options.password_complexity_options?.min_length;
  if (!options.passwordPolicy && minLength === undefined) return undefined;
  const policy = legacyPolicies[options.passwordPolicy ?? 'none'];
  return { ...policy, minLength: minLength ?? policy.minLength };
}

const usesDictionary = (options: PasswordOptions): boolean =>
  (options.password_dictionary?.enable ?? options.password_options?.dictionary?.active) === true;

const usesProfile = (options: PasswordOptions): boolean =>
  (options.password_no_personal_info?.enable ?? options.password_options?.profile_data?.active) ===
  true;

const customWords = (options: PasswordOptions): string[] => [
  ...(options.password_dictionary?.dictionary ?? []),
  ...(options.password_options?.dictionary?.custom ?? []),
];

/** The rules that look at the password alone; the other two know more and are checked after these. */
function breaks(password: string, rule: PasswordRule): boolean {
  switch (rule) {
    case 'three_of_four':
      return Object.values(characterTypes).filter((type) => type.test(password)).length < 3;
    case 'identical_characters':
      return /(.)\1\1/su.test(password);
    case 'sequential_characters':
      return hasSequence(password);
    case 'dictionary':
    case 'profile_data':
      return false;
    default:
      return !characterTypes[rule].test(password);
  }
}

/** Three letters or digits in a row, upwards or downwards: abc, CBA, 789. */
function hasSequence(password: string): boolean {
  const codes = Array.from(password.toLowerCase(), (character) =>
    /[a-z0-9]/.test(character) ? character.charCodeAt(0) : NaN,
  );
  return codes.some((code, i) => {
    const first = (codes[i + 1] ?? NaN) - code;
    const second = (codes[i + 2] ?? NaN) - (codes[i + 1] ?? NaN);
    return Math.abs(first) === 1 && first === second;
  });
}

const isCommon = (folded: string, words: string[]): boolean =>
  commonPasswords.has(folded) || words.some((word) => word.toLowerCase() === folded);

/** Whole values, their words, and what stands before an @. */
const piecesOf = (profile: string[]): string[] =>
  profile
    .map((value) => value.trim().toLowerCase())
    .flatMap((value) => [value, value.split('@')[0] ?? '', ...value.split(/\s+/)])
    .filter((piece) => Array.from(piece).length >= MIN_PROFILE_CHARACTERS);
