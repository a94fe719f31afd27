/** What the answers of scripts mean (reference 2.1, 2.4): coerced, held to the limits, or refused. */
import type { ScriptResult } from '../outcome.ts';
import type { ScriptAction, ScriptName } from './actions.ts';
import { isRecord } from './plain-data.ts';
import { changeFields } from './profile-fields.ts';
import { badAnswer, namesSomebody, readFields, readProfile } from './profile.ts';
import type { BadAnswer, ProfileRules, ScriptProfile } from './profile.ts';

export type { ScriptProfile };

export type AnswerRules = ProfileRules & {
  /** Where passkeys are bound to what `create` tells, because no users are imported. */
  requiresProfileOfCreate?: boolean;
};

/** What became of a change; the rest as far as the script has told it. */
export type ScriptChange = { isDone: boolean; lastPasswordReset?: Date; isEmailVerified?: boolean };

export type ScriptAnswer<Name extends ScriptName> = Name extends 'login'
  ? ScriptProfile
  : Name extends 'get_user' | 'create'
    ? ScriptProfile | null
    : Name extends 'delete'
      ? null
      : ScriptChange;

type AnyAnswer = ScriptResult<ScriptProfile | ScriptChange | null>;

const nothing: AnyAnswer = { kind: 'ok', answer: null };

/** @param json the second parameter of the callback, as JSON. */
export function readAnswer<Action extends ScriptAction>(
  { script }: Action,
  json: string,
  rules: AnswerRules = {},
): ScriptResult<ScriptAnswer<Action['script']>> {
  // That the kinds of answers belong to the scripts is said twice, here and in the type.
  return readAnswerOf(script, json, rules) as ScriptResult<ScriptAnswer<Action['script']>>;
}

function readAnswerOf(script: ScriptName, json: string, rules: AnswerRules): AnyAnswer {
  const read = parse(json);
  if (read.kind !== 'parsed') return read;
  const { told } = read;
  switch (script) {
    case 'login':
      return isNobody(told) ? wrongPassword : asProfile(told, rules);
    case 'get_user':
      return isNobody(told) ? nothing : asProfile(told, rules);
    case 'create':
      // Only where it is asked for does it count; else people answer with whatever they have at hand.
      return rules.requiresProfileOfCreate || namesSomebody(told)
        ? asProfile(told, rules)
        : nothing;
    case 'verify':
    case 'change_password':
    case 'change_email':
    case 'change_username':
    case 'change_phone_number':
      return asChange(told);
    case 'delete':
      return nothing;
  }
}

/** `callback()` of a login is a no like any other; whose it is has not been said. */
const wrongPassword: AnyAnswer = {
  kind: 'denied',
  errorClass: 'WrongUsernameOrPasswordError',
  message: '',
};

const isNobody = (told: unknown): boolean => told === null || told === false;

function asProfile(told: unknown, rules: AnswerRules): AnyAnswer {
  const read = readProfile(told, rules);
  if (read.kind !== 'ok') return read;
  const { profile, tokens } = read;
  return { kind: 'ok', answer: profile, ...(tokens && { tokens }) };
}

/**
 * Truth is JavaScript's here, as at Auth0: scripts hand on what a web service has answered.
 */
function asChange(told: unknown): AnyAnswer {
  const read = readFields(isRecord(told) ? told : {}, changeFields);
  if (read.kind !== 'ok') return read;
  const { last_password_reset: lastPasswordReset, email_verified: isEmailVerified } = read.fields;
  return {
    kind: 'ok',
    answer: {
      isDone: Boolean(told),
      ...(lastPasswordReset && { lastPasswordReset }),
      ...(isEmailVerified !== undefined && { isEmailVerified }),
    },
  };
}

/** The text comes from a process that runs what tenants have written: it need not be JSON. */
function parse(json: string): { kind: 'parsed'; told: unknown } | BadAnswer {
  try {
    return { kind: 'parsed', told: JSON.parse(json) };
  } catch {
    return badAnswer('answer', 'is JSON');
  }
}
