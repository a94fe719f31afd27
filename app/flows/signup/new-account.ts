/**
 * What every sign-up shares, on our pages and through the API of applications.
 *
 * 1. An account that exists is refused with the same code as any other that cannot be made.
 * 2. Refusals are logged, and take the same time whatever they are.
 * 3. The account and its first credential are written together or not at all. In a database of the
 *    tenant's own, the account is written there before the passkey is written here.
 */
import type { Connection } from '#app/connections/connection.ts';
import { homeOf } from '#app/connections/own-database/home.ts';
import { findByIdentifier } from '#app/connections/own-database/people.ts';
import type { ScriptPlace } from '#app/connections/own-database/run-in-use.ts';
import { hashPassword } from '#app/credentials/password.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { isAccountClient } from '#app/oidc/account-client.ts';
import { REFUSAL_FLOOR_MS, answerNoSoonerThan } from '#app/protection/constant-time.ts';
import { takeSignupAttempt } from '#app/protection/signup-attempts.ts';
import type { SignupProfile } from '#app/store/challenges.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { createUser, findUserForPassword } from '#app/store/users.ts';
import type { FirstCredentials, Identifier, User } from '#app/store/users.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import type { Application, Visit } from '../visit.ts';
import { makeElsewhere } from './make-elsewhere.ts';

/** What a new account begins with: a password, a passkey, or both. */
export type NewCredentials = { password?: string; passkey?: FirstCredentials['passkey'] };

/** Where an account is made: a visit, or an application that asks for itself. */
export type SignUpPlace = {
  application: Pick<Application, 'clientId'>;
  connection: Visit['connection'];
};

/** Whether people may make accounts here at all. The account page is for those who have one. */
export const isSignupOpen = ({ application, connection }: SignUpPlace): boolean =>
  connection !== undefined &&
  !connection.options.disable_signup &&
  !isAccountClient(application.clientId);

/** Whether sign-up offers a passkey; an administrator may leave that to later moments. */
export const mayUsePasskey = ({ connection }: SignUpPlace): boolean =>
  connection?.options.authentication_methods.passkey.enabled === true &&
  (connection.options.passkey_options.enrollment_moments?.includes('signup') ?? true);

/** Counts an attempt to make an account. */
export const countSignUp = (caller: Caller): Promise<{ ok: true } | Refused> =>
  takeSignupAttempt(caller.site.tenant.id, { ip: caller.ip });

/** Counts an attempt, and says whether an identifier is free: before a device makes a passkey for it. */
export async function checkFree(
  caller: Caller,
  { connection }: SignUpPlace,
  identifier: Identifier,
): Promise<{ ok: true } | Refused> {
  const attempt = await countSignUp(caller);
  if (!attempt.ok) return attempt;
  if (!connection) return refuse('connection_disabled');
  return requireFree({ tenant: caller.site.tenant, connection }, identifier);
}

/** Nobody of that name may be here, nor in a database of the tenant's own. */
async function requireFree(
  place: ScriptPlace,
  identifier: Identifier,
): Promise<{ ok: true } | Refused> {
  const { tenant, connection } = place;
  const home = homeOf(connection.options);
  const known =
    home === 'own_database'
      ? undefined
      : await findUserForPassword(tenant.id, connection.id, identifier);
  if (known) return refuse('identifier_taken', { userId: known.user.id });
  if (home === 'here') return { ok: true };
  const found = await findByIdentifier(place, identifier);
  if (!found.ok) return found;
  return found.described ? refuse('identifier_taken') : { ok: true };
}

/**
 * Makes the account. Refuses with `identifier_taken` where somebody has the name: whatever page asked
 * before, it is asked again here, because not every store elsewhere refuses to write over somebody.
 */
export async function makeAccount(
  caller: Caller,
  place: SignUpPlace,
  account: {
    identifier: Identifier;
    profile: SignupProfile;
    credentials: NewCredentials;
    moment: 'signup' | 'api';
  },
): Promise<{ ok: true; userId: string; passkey: StoredPasskey | undefined } | Refused> {
  const { connection } = place;
  if (!connection) return refuse('connection_disabled');
  const { identifier, profile, credentials, moment } = account;
  const { tenant } = caller.site;
  const free = await requireFree({ tenant, connection }, identifier);
  if (!free.ok) return free;
  const made = await make(caller, { ...place, connection }, { identifier, profile, credentials });
  if (!made.ok) return made;
  const { user } = made;
  const [passkey] = credentials.passkey ? await listPasskeys(tenant.id, user.id) : [];
  await audit(caller, {
    type: 'ss',
    userId: user.id,
    ...ofVisit(place),
    details: { authentication_methods: [passkey ? 'passkey' : 'pwd'] },
  });
  if (mayUsePasskey(place)) {
    await notePasskeyStep(caller, {
      step: passkey ? 'created' : 'skipped',
      moment,
      userId: user.id,
      aaguid: passkey?.aaguid,
      ...ofVisit(place),
    });
  }
  return { ok: true, userId: user.id, passkey };
}

type NewPerson = { identifier: Identifier; profile: SignupProfile; credentials: NewCredentials };

async function make(
  caller: Caller,
  place: SignUpPlace & { connection: Connection },
  { identifier, profile, credentials: { password, passkey } }: NewPerson,
): Promise<{ ok: true; user: User } | Refused> {
  const { connection, application } = place;
  const { tenant } = caller.site;
  if (homeOf(connection.options) === 'own_database') {
    const person = { identifier, password, passkey, profile };
    return makeElsewhere({ tenant, connection }, application.clientId, person);
  }
  const hashed = password === undefined ? undefined : await hashPassword(password);
  if (hashed && !hashed.ok) return hashed;
  const user = await createUser(tenant.id, connection.id, identifier, profile, {
    ...(hashed && { passwordHash: hashed.hash }),
    ...(passkey && { passkey }),
  });
  return user ? { ok: true, user } : refuse('identifier_taken');
}

/** Does the work; what is refused is logged and answered after the same time as any refusal. */
export async function guarded<T extends { ok: true }>(
  caller: Caller,
  place: SignUpPlace,
  work: () => Promise<T | Refused>,
): Promise<T | Refused> {
  const startedAt = performance.now();
  const outcome = await work();
  if (outcome.ok) return outcome;
  const { userId, ...details } = outcome.detail ?? {};
  await audit(caller, {
    type: 'fs',
    code: outcome.code,
    ...ofVisit(place),
    ...(typeof userId === 'string' ? { userId } : {}),
    details,
  });
  await answerNoSoonerThan(startedAt, REFUSAL_FLOOR_MS);
  return outcome;
}
