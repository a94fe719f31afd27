import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { takePasskeyChallenge } from '#app/protection/passkey-attempts.ts';
import { beginAuthentication } from '#app/webauthn/authentication.ts';
import type { RelyingParty } from '#app/webauthn/relying-party.ts';

import { relyingPartyForApplications } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { bindingOf, newAuthSession } from './auth-session.ts';
import { findNativePlace, noteChallenge } from './place.ts';
import type { Asking } from './place.ts';

/** `relying_party_identifier`: which of its two RP IDs, while a domain moves. */
export type SignInAsking = Asking & { relying_party_identifier?: string | undefined };

/**
 * A challenge for a passkey of whoever uses the application: nobody is named.
 * Refuses like `findNativePlace`, and with `too_many_attempts`.
 */
export async function beginNativeSignIn(caller: Caller, asking: SignInAsking) {
  const begun = await begin(caller, asking);
  await noteChallenge(caller, asking, begun);
  return begun;
}

async function begin(caller: Caller, asking: SignInAsking) {
  const attempt = await takePasskeyChallenge(caller.site.tenant.id, { ip: caller.ip });
  if (!attempt.ok) return attempt;
  const found = await findNativePlace(caller, asking);
  if (!found.ok) return found;
  const { place } = found;
  const rp = wantedRelyingParty(caller, asking.relying_party_identifier);
  if (!rp) return unknownRelyingParty();
  const authSession = newAuthSession(place);
  const binding = bindingOf(authSession, place.application.clientId);
  const options = await beginAuthentication(rp, binding);
  return { ok: true as const, place, authSession, options };
}

/** While a domain moves, most people still have a passkey of the RP ID that it leaves. */
function wantedRelyingParty(caller: Caller, wanted: string | undefined): RelyingParty | undefined {
  const rp = relyingPartyForApplications(caller);
  const rpId = wanted ?? caller.site.domain.previousRpId ?? rp.rpId;
  return rp.acceptedRpIds.includes(rpId) ? { ...rp, rpId } : undefined;
}

const unknownRelyingParty = (): Refused => ({
  ...refuse('invalid_request', { which: 'relying_party_identifier' }),
  description: 'relying_party_identifier names no RP ID of this domain.',
});
