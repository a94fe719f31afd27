/**
 * What every sign-up shares, on our pages and through the API of applications.
 *
 * 1. An account that exists is refused with the same code as any other that cannot be made.
 * 2. Refusals are logged, and take the same time whatever they are.
 * 3. The account and its first credential are written together or not at all.
 */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { isAccountClient } from '#app/oidc/account-client.ts';
import { REFUSAL_FLOOR_MS, answerNoSoonerThan } from '#app/protection/constant-time.ts';
import { takeSignupAttempt } from '#app/protection/signup-attempts.ts';
import type { SignupProfile } from '#app/store/challenges.ts';
import { listPasskeys } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { createUser, findUserForPassword } from '#app/store/users.ts';
import type { FirstCredentials, Identifier } from '#app/store/users.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import type { Application, Visit } from '../visit.ts';

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

/** Counts an attempt, and says whether an identifier is free. */
export async function checkFree(
  caller: Caller,
  { connection }: SignUpPlace,
  identifier: Identifier,
): Promise<{ ok: true } | Refused> {
  const attempt = await takeSignupAttempt(caller.site.tenant.id, { ip: caller.ip });
  if (!attempt.ok) return attempt;
  if (!connection) return refuse('connection_disabled');
  const known = await findUserForPassword(caller.site.tenant.id, connection.id, identifier);
  return known ? refuse('identifier_taken', { userId: known.user.id }) : { ok: true };
}

/** Makes the account. Refuses with `identifier_taken` where somebody was faster. */
export async function makeAccount(
  caller: Caller,
  place: SignUpPlace,
  account: {
    identifier: Identifier;
    profile: SignupProfile;
    credentials: FirstCredentials;
    moment: 'signup' | 'api';
  },
): Promise<{ ok: true; userId: string; passkey: StoredPasskey | undefined } | Refused> {
  const { connection } = place;
  if (!connection) return refuse('connection_disabled');
  const { identifier, profile, credentials, moment } = account;
  const tenantId = caller.site.tenant.id;
  const user = await createUser(tenantId, connection.id, identifier, profile, credentials);
  if (!user) return refuse('identifier_taken');
  const [passkey] = credentials.passkey ? await listPasskeys(tenantId, user.id) : [];
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
