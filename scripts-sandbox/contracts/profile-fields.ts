/**
 * The fields of a profile: what each must be, and what of the many forms that databases give it is
 * taken for it. This table is the only place where a value changes its type.
 *
 * | Field                               | taken besides its own type                               |
 * |-------------------------------------|----------------------------------------------------------|
 * | user_id, username, name, nickname   | a whole number, as its digits                            |
 * | email_verified, phone_verified,     | 1 and 0 (MySQL has no other boolean), 'true' and 'false' |
 * | blocked                             |                                                          |
 * | last_password_reset                 | milliseconds since 1970; a Date comes as its ISO text    |
 * | every field                         | null, '' and blanks are no value at all                  |
 */
import { isKeepable, isRecord, keepable, keepableRule } from './plain-data.ts';
import {
  characters,
  emailPattern,
  phoneNumberPattern,
  profileLimits,
  usernamePattern,
} from './profile-limits.ts';

/** `read` gives undefined where the value breaks `rule`, which reads on from the field's name. */
export type Field<Value> = { rule: string; read: (value: unknown) => Value | undefined };

export type MfaFactor = { phone: { value: string } };

/** SQL's NULL, and what forms send for a field that was left empty. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

const text = (most: number): Field<string> => ({
  rule: `is text of 1 to ${String(most)} characters, without control characters`,
  read: (value) => {
    if (typeof value !== 'string' || !isKeepable(value)) return undefined;
    return characters(value) <= most && !/\p{Cc}/u.test(value) ? value : undefined;
  },
});

/** Numbers beyond 2^53 are several numbers to JavaScript: two users would become one. */
const textOrNumber = (most: number): Field<string> => {
  const { rule, read } = text(most);
  return {
    rule: `${rule}, or a whole number that JavaScript holds exactly`,
    read: (value) => read(Number.isSafeInteger(value) ? String(value) : value),
  };
};

const flag: Field<boolean> = {
  rule: "is true or false (or 1, 0, 'true', 'false')",
  read: (value) => {
    if (value === true || value === 1 || value === 'true') return true;
    return value === false || value === 0 || value === 'false' ? false : undefined;
  },
};

const email: Field<string> = {
  rule: `is an e-mail address of at most ${String(profileLimits.emailCharacters)} characters, ${String(profileLimits.emailLocalCharacters)} of them before the @`,
  read: (value) => {
    if (typeof value !== 'string' || !isKeepable(value) || !emailPattern.test(value))
      return undefined;
    const local = value.slice(0, value.indexOf('@'));
    const fits =
      characters(value) <= profileLimits.emailCharacters &&
      characters(local) <= profileLimits.emailLocalCharacters;
    return fits ? value : undefined;
  },
};

const phoneNumber: Field<string> = {
  rule: 'is + and 1 to 15 digits',
  read: (value) =>
    typeof value === 'string' && phoneNumberPattern.test(value) ? value : undefined,
};

const webAddress: Field<string> = {
  rule: `is an http or https address of at most ${String(profileLimits.pictureCharacters)} characters`,
  read: (value) => {
    if (typeof value !== 'string' || value.length > profileLimits.pictureCharacters)
      return undefined;
    return /^https?:\/\/[^\s\p{Cc}]+$/iu.test(value) && URL.canParse(value) ? value : undefined;
  },
};

const metadata: Field<Record<string, unknown>> = {
  rule: `is an object that ${keepableRule}`,
  read: (value) => {
    const kept = isRecord(value) ? keepable(value) : undefined;
    return isRecord(kept) ? kept : undefined;
  },
};

const mfaFactors: Field<MfaFactor[]> = {
  rule: `is a list of at most ${String(profileLimits.mfaFactors)} factors { phone: { value } }, each value + and 1 to 15 digits`,
  read: (value) => {
    if (!Array.isArray(value) || value.length > profileLimits.mfaFactors) return undefined;
    const factors = value.flatMap((factor: unknown) => {
      const phone = isRecord(factor) ? factor.phone : undefined;
      const number = isRecord(phone) ? phoneNumber.read(phone.value) : undefined;
      return number === undefined ? [] : [{ phone: { value: number } }];
    });
    return factors.length === value.length ? factors : undefined;
  },
};

const token: Field<string> = {
  rule: `is text of at most ${String(profileLimits.tokenCharacters)} characters`,
  read: (value) =>
    typeof value === 'string' && isKeepable(value) && value.length <= profileLimits.tokenCharacters
      ? value
      : undefined,
};

/** Before 1973 in milliseconds is today in seconds, which nobody can tell apart: it is refused. */
const earliestMs = 1e11;
const latestMs = Date.UTC(9999, 0);

const date: Field<Date> = {
  rule: 'is a date as ISO 8601 text with a time, or in milliseconds since 1970',
  read: (value) => {
    const isIso =
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(value);
    if (!isIso && typeof value !== 'number') return undefined;
    const read = new Date(value);
    return read.getTime() >= earliestMs && read.getTime() < latestMs ? read : undefined;
  },
};

/** A name to sign in with. One that reads as an e-mail address would be taken for one. */
export const usernameField = (
  mayBeEmail: boolean,
  { min, max }: { min: number; max: number } = { min: 1, max: profileLimits.usernameCharacters },
): Field<string> => {
  const { read } = textOrNumber(Math.min(max, profileLimits.usernameCharacters));
  return {
    rule: `has ${String(min)} to ${String(max)} letters, digits and @\`^$!-#.+'~_${mayBeEmail ? '' : ', and does not look like an e-mail address'}`,
    read: (value) => {
      const username = read(value);
      if (username === undefined || !usernamePattern.test(username)) return undefined;
      if (username.length < min) return undefined;
      return !mayBeEmail && emailPattern.test(username) ? undefined : username;
    },
  };
};

export const userIdField = textOrNumber(profileLimits.userIdCharacters);

/** Fields that are read alike in every connection. */
export const profileFields = {
  email,
  email_verified: flag,
  phone_number: phoneNumber,
  phone_verified: flag,
  name: textOrNumber(profileLimits.nameCharacters),
  nickname: textOrNumber(profileLimits.nicknameCharacters),
  given_name: text(profileLimits.nameCharacters),
  family_name: text(profileLimits.nameCharacters),
  picture: webAddress,
  blocked: flag,
  user_metadata: metadata,
  app_metadata: metadata,
  mfa_factors: mfaFactors,
} satisfies Record<string, Field<unknown>>;

export const tokenFields = { access_token: token, refresh_token: token };

/** What a change of a password may tell besides that it is done. */
export const changeFields = { last_password_reset: date, email_verified: flag };
