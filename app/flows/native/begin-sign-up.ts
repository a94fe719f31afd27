import { requiresConfirmation } from '#app/connections/confirmation.ts';
import { parseNewIdentifier } from '#app/connections/identifier.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import type { SignupProfile } from '#app/store/challenges.ts';
import type { Identifier } from '#app/store/users.ts';
import { beginRegistration } from '#app/webauthn/registration.ts';

import { relyingPartyForApplications } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import { checkFree, guarded, isSignupOpen, mayUsePasskey } from '../signup/new-account.ts';
import { bindingOf, newAuthSession } from './auth-session.ts';
import { findNativePlace, noteChallenge } from './place.ts';
import type { Asking, NativePlace } from './place.ts';

export type SignUpAsking = Asking & {
  user_profile: {
    email?: string | undefined;
    phone_number?: string | undefined;
    username?: string | undefined;
    name?: string | undefined;
    given_name?: string | undefined;
    family_name?: string | undefined;
    nickname?: string | undefined;
    picture?: string | undefined;
  };
  user_metadata?: Record<string, string> | undefined;
};

/**
 * A challenge to make the first passkey of a new account with. The account is made when it is
 * answered; until then the challenge knows what the application said about the person.
 *
 * Refuses like `findNativePlace`; with `signup_disabled`, `identifier_required`,
 * `identifier_invalid` and `identifier_taken`; and with `too_many_attempts`.
 */
export async function beginNativeSignUp(caller: Caller, asking: SignUpAsking) {
  const found = await findNativePlace(caller, asking);
  if (!found.ok) {
    await noteChallenge(caller, asking, found);
    return found;
  }
  const { place } = found;
  return guarded(caller, place, async () => {
    const open = checkOpen(place);
    if (!open.ok) return open;
    const named = readIdentifier(asking);
    if (!named.ok) return named;
    const { identifier } = named;
    const free = await checkFree(caller, place, identifier);
    if (!free.ok) return free;
    const authSession = newAuthSession(place);
    const options = await beginRegistration(
      relyingPartyForApplications(caller),
      bindingOf(authSession, place.application.clientId),
      {
        userId: null,
        identifier: identifier.value,
        connectionId: place.connection.id,
        displayName: asking.user_profile.name ?? identifier.value,
        profile: profileIn(asking),
      },
    );
    await notePasskeyStep(caller, { step: 'offered', moment: 'api', ...ofVisit(place) });
    await noteChallenge(caller, asking, found);
    return { ok: true as const, authSession, options };
  });
}

/** Whether an application may make accounts here by itself, asked at both ends of the ceremony. */
export function checkOpen(place: NativePlace): { ok: true } | Refused {
  if (!isSignupOpen(place)) return refuse('signup_disabled');
  if (!mayUsePasskey(place)) return refuse('passkey_disabled');
  if (!requiresConfirmation(place.connection)) return { ok: true };
  return {
    ...refuse('invalid_request', { reason: 'confirmation required' }),
    description:
      'The connection wants an address confirmed at sign-up, which works on the hosted pages only.',
  };
}

function readIdentifier({
  user_profile: { email, phone_number, username },
}: SignUpAsking): { ok: true; identifier: Identifier } | Refused {
  if (phone_number !== undefined || username !== undefined) {
    return {
      ...refuse('identifier_invalid'),
      description: 'New accounts have an email address: leave phone_number and username out.',
    };
  }
  if (email === undefined) return refuse('identifier_required');
  const identifier = parseNewIdentifier(email);
  return identifier ? { ok: true, identifier } : refuse('identifier_invalid');
}

function profileIn({ user_profile, user_metadata }: SignUpAsking): SignupProfile {
  const { name, given_name, family_name, nickname, picture } = user_profile;
  return {
    ...(name !== undefined && { name }),
    ...(given_name !== undefined && { given_name }),
    ...(family_name !== undefined && { family_name }),
    ...(nickname !== undefined && { nickname }),
    ...(picture !== undefined && { picture }),
    ...(user_metadata !== undefined && { userMetadata: user_metadata }),
  };
}
