/**
 * Making an account: an identifier, then a passkey or a password, then signed in.
 *
 * 1. The identifier is checked before a passkey is made, so that no device is left with a useless one.
 * 2. An account that exists is refused with the same code as any other that cannot be made.
 * 3. The account and its first credential are written together or not at all.
 */
import { parseNewIdentifier } from '#app/connections/identifier.ts';
import { checkPassword, passwordRequirements } from '#app/credentials/password-policy.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { keepIdentifier } from '#app/store/login-transactions.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import type { Identifier } from '#app/store/users.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';
import type { Attachment } from '#app/webauthn/response-shape.ts';

import { relyingPartyOf } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { completeLogin } from '../login/complete-login.ts';
import type { LoginResult } from '../login/complete-login.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import type { Visit } from '../visit.ts';
import {
  checkFree,
  countSignUp,
  guarded,
  isSignupOpen,
  makeAccount,
  mayUsePasskey,
} from './new-account.ts';
import type { NewCredentials } from './new-account.ts';

type OpenConnection = NonNullable<Visit['connection']>;

export const mayUsePassword = ({ connection }: Visit): boolean =>
  connection?.options.authentication_methods.password.enabled === true &&
  connection.options.authentication_methods.password.signup_behavior !== 'block';

/** What a password of this connection needs, for the page that asks for one. */
export const requirementsOf = (connection: OpenConnection) =>
  passwordRequirements(connection.options);

/** Takes the identifier of a new account. */
export async function takeNewIdentifier(
  caller: Caller,
  visit: Visit,
  typed: string,
): Promise<{ ok: true } | Refused> {
  if (!isSignupOpen(visit)) {
    return guarded(caller, visit, () => Promise.resolve(refuse('signup_disabled')));
  }
  if (typed.trim() === '') return refuse('identifier_required');
  const identifier = parseNewIdentifier(typed);
  if (!identifier) return refuse('identifier_invalid');
  await keepIdentifier(caller.site.tenant.id, visit.uid, identifier.value);
  const taken = await guarded(caller, visit, () => checkFree(caller, visit, identifier));
  if (taken.ok && mayUsePasskey(visit)) {
    await notePasskeyStep(caller, { step: 'offered', moment: 'signup', ...ofVisit(visit) });
  }
  return taken;
}

/** A fresh challenge to create the account's passkey with; null where it cannot have one. */
export async function offerNewPasskey(caller: Caller, visit: Visit) {
  const identifier = parseNewIdentifier(visit.identifier ?? '');
  if (!identifier || !visit.connection || !isSignupOpen(visit) || !mayUsePasskey(visit))
    return null;
  return beginRegistration(relyingPartyOf(caller), bindingOf(caller, visit), {
    userId: null,
    identifier: identifier.value,
    connectionId: visit.connection.id,
    displayName: identifier.value,
  });
}

export async function signUpWithPasskey(
  caller: Caller,
  visit: Visit,
  response: unknown,
): Promise<LoginResult | Refused> {
  return guarded(caller, visit, async () => {
    const { connection } = visit;
    if (!connection || !isSignupOpen(visit)) return refuse('signup_disabled');
    if (!mayUsePasskey(visit)) return refuse('passkey_disabled');
    const finished = await finishRegistration(
      relyingPartyOf(caller),
      bindingOf(caller, visit),
      response,
      { deviceBoundOnly: connection.options.passkey_options.synced_passkeys === 'block' },
    );
    if (!finished.ok) {
      const failed = { step: 'failed', moment: 'signup', error: finished.code } as const;
      await notePasskeyStep(caller, { ...failed, ...ofVisit(visit) });
      return finished;
    }
    const { rpId, subject, passkey, attachment } = finished;
    const identifier = parseNewIdentifier(subject.identifier ?? '');
    if (!identifier || subject.userId || subject.connectionId !== connection.id) {
      return refuse('passkey_challenge_mismatch', { which: 'subject' });
    }
    return createAccount(caller, visit, identifier, {
      credentials: { passkey: { rpId, userHandle: subject.userHandle, passkey } },
      attachment,
    });
  });
}

export async function signUpWithPassword(
  caller: Caller,
  visit: Visit,
  password: string,
): Promise<LoginResult | Refused> {
  return guarded(caller, visit, async () => {
    const { connection } = visit;
    if (!connection || !isSignupOpen(visit)) return refuse('signup_disabled');
    if (!mayUsePassword(visit)) return refuse('signup_disabled', { reason: 'password' });
    const identifier = parseNewIdentifier(visit.identifier ?? '');
    if (!identifier) return refuse('identifier_required');
    if (password === '') return refuse('password_required');
    const checked = checkPassword(password, connection.options, [identifier.value]);
    if (!checked.ok) return checked;
    const counted = await countSignUp(caller);
    if (!counted.ok) return counted;
    return createAccount(caller, visit, identifier, {
      credentials: { password },
      attachment: null,
    });
  });
}

async function createAccount(
  caller: Caller,
  visit: Visit,
  identifier: Identifier,
  first: { credentials: NewCredentials; attachment: Attachment },
): Promise<LoginResult | Refused> {
  const made = await makeAccount(caller, visit, {
    identifier,
    profile: {},
    credentials: first.credentials,
    moment: 'signup',
  });
  if (!made.ok) return made;
  const { userId, passkey } = made;
  return completeLogin(caller, visit, {
    userId,
    isSignUp: true,
    capabilities: { platformAuthenticator: null, conditionalCreate: null },
    method: passkey ? methodOf(passkey, first.attachment) : { kind: 'password' },
  });
}

const methodOf = (
  { id: passkeyId, userVerified, aaguid, transports }: StoredPasskey,
  attachment: Attachment,
) => ({ kind: 'passkey' as const, passkeyId, userVerified, aaguid, transports, attachment });

const bindingOf = ({ browserHash }: Caller, { uid }: Visit) => ({ purpose: uid, browserHash });
