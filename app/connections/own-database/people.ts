/**
 * The people of a tenant's own database, asked for through its scripts (reference 2.1, 2.5).
 *
 * 1. What a script refuses, and what a script fails at, are different things: the first is about a
 *    person, the second about the database, and only the second is told to whoever is there.
 * 2. Whoever is looked up by id must come back with the same id, or nobody has been found.
 */
import { refuse } from '#app/errors.ts';
import type { ErrorCode, Refused } from '#app/errors.ts';
import type { Described } from '#app/store/own-database-users.ts';
import type { Identifier } from '#app/store/users.ts';

import type { NewScriptUser, ScriptAction, ScriptContext } from '../../../scripts-sandbox/index.ts';
import { describedBy } from './described.ts';
import { runInUse } from './run-in-use.ts';
import type { Ran, ScriptPlace } from './run-in-use.ts';
import { findScriptsInUse } from './scripts-in-use.ts';

type Told = Ran<ScriptAction>['told'];

/** Somebody, or nobody; and what their operator may read about how it was found out. */
export type Found = { ok: true; described: Described | null; told: Told };

/**
 * Whose password it is. Refuses with `user_not_found` or `wrong_password` where the script says no,
 * and like every script with `user_database_*`.
 */
export async function logIn(
  place: ScriptPlace,
  usernameOrEmail: string,
  password: string,
): Promise<{ ok: true; described: Described; told: Told } | Refused> {
  const ran = await runInUse(place, { action: { script: 'login', usernameOrEmail, password } });
  const { result, told } = ran;
  if (result.kind === 'ok') return { ok: true, described: describedBy(result.answer), told };
  if (result.kind !== 'denied' || result.errorClass !== 'WrongUsernameOrPasswordError') {
    return refusalOf(ran);
  }
  // The script names the person whose password was wrong, and nobody where it knows nobody.
  return refuse(result.subject ? 'wrong_password' : 'user_not_found', { run: told });
}

/** Who is called so: by an address, a name or a number. */
export const findByIdentifier = (
  place: ScriptPlace,
  { value }: Identifier,
): Promise<Found | Refused> => lookUp(place, value);

/** Who has this id. Refuses with `user_database_mismatch` where somebody else comes back. */
export async function findById(
  place: ScriptPlace,
  providerUserId: string,
): Promise<Found | Refused> {
  const found = await lookUp(place, providerUserId, { identifierType: 'user_id' });
  return found.ok ? onlyWith(providerUserId, found) : found;
}

function onlyWith(asked: string, found: Found): Found | Refused {
  const answered = found.described?.providerUserId;
  if (answered === undefined || answered === asked) return found;
  return refuse('user_database_mismatch', { asked, answered, run: found.told });
}

/**
 * Who has this id, of whom it is known what they are called: Get User may know people by name only.
 * Refuses like `findById`.
 */
export async function findByNameOrId(
  place: ScriptPlace,
  { providerUserId, called }: { providerUserId: string; called: string },
): Promise<Found | Refused> {
  const found = await lookUp(place, called);
  if (!found.ok || found.described?.providerUserId === providerUserId) return found;
  // Whoever is called so by now is somebody else, or nobody.
  if (place.connection.options.enable_script_context === true) {
    return findById(place, providerUserId);
  }
  return onlyWith(providerUserId, found);
}

/** Whether a script is published, so that what it is for can be offered. */
export const hasScript = async (
  { tenant, connection }: ScriptPlace,
  script: ScriptAction['script'],
): Promise<boolean> => (await findScriptsInUse(tenant, connection.id)).published.has(script);

async function lookUp(
  place: ScriptPlace,
  identifier: string,
  context?: ScriptContext,
): Promise<Found | Refused> {
  const ran = await runInUse(place, {
    action: { script: 'get_user', identifier },
    ...(context && { context }),
  });
  const { result, told } = ran;
  if (result.kind === 'ok') {
    return { ok: true, described: result.answer && describedBy(result.answer), told };
  }
  return refusalOf(ran);
}

/**
 * Makes somebody. Null where the script does not say who it made. Refuses with `identifier_taken`
 * and `signup_refused` where the script says no.
 */
export async function create(
  place: ScriptPlace,
  user: NewScriptUser,
  rules: { mustDescribe: boolean },
): Promise<Found | Refused> {
  const ran = await runInUse(place, {
    action: { script: 'create', user },
    rules: {
      requiresProfileOfCreate: rules.mustDescribe,
    },
  });
  const { result, told } = ran;
  if (result.kind === 'ok') {
    return { ok: true, described: result.answer && describedBy(result.answer), told };
  }
  if (result.kind !== 'denied' || result.errorClass !== 'ValidationError') return refusalOf(ran);
  return refuse(result.code === 'user_exists' ? 'identifier_taken' : 'signup_refused', {
    run: told,
  });
}

/** Refuses with `user_database_failed` where the script says that nothing was changed. */
export async function changePassword(
  place: ScriptPlace,
  identifier: string,
  newPassword: string,
): Promise<{ ok: true } | Refused> {
  const ran = await runInUse(place, {
    action: { script: 'change_password', identifier, newPassword },
  });
  const { result, told } = ran;
  if (result.kind !== 'ok') return refusalOf(ran);
  return result.answer.isDone ? { ok: true } : refuse('user_database_failed', { run: told });
}

export async function remove(
  place: ScriptPlace,
  providerUserId: string,
): Promise<{ ok: true } | Refused> {
  const ran = await runInUse(place, { action: { script: 'delete', userId: providerUserId } });
  return ran.result.kind === 'ok' ? { ok: true } : refusalOf(ran);
}

/** A run that did not end well, as a refusal. */
function refusalOf<Action extends ScriptAction>({ result, told }: Ran<Action>): Refused {
  const detail = { run: told };
  if (result.kind !== 'denied') return refuse(codes[result.kind] ?? 'user_database_failed', detail);
  if (result.errorClass !== 'UnauthorizedError') return refuse('user_database_failed', detail);
  // As it may be read: the person who is there is nobody to tell a secret to.
  const sentence = plain(String(told.message));
  return { ...refuse('user_database_refused', detail), sentence };
}

/** A script's words as a page can show them: one line, and not endless. */
const plain = (message: string): string =>
  message
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim()
    .slice(0, 300);

const codes: Partial<Record<Ran<ScriptAction>['result']['kind'], ErrorCode>> = {
  timeout: 'user_database_unavailable',
  unavailable: 'user_database_unavailable',
  'out-of-memory': 'user_database_unavailable',
  'bad-answer': 'user_profile_invalid',
};
