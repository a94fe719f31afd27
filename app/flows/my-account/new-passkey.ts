/**
 * A new passkey for a person, made in an application of theirs.
 *
 * 1. A challenge is answered by the same application, for the same person and in the session that it
 *    was issued in: a token of anybody else's, or another session, uses it up and gets nothing.
 * 2. The application's own origins count as ours do, as the domain lists them.
 * 3. Whatever would refuse the passkey is looked at before a device makes one, and again when it is
 *    stored. Only the proof may have grown older by as long as a challenge lives.
 */
import { isConfirmed } from '#app/connections/confirmation.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { hashToken, newToken } from '#app/ids.ts';
import { takeChallengeRequest } from '#app/protection/challenge-requests.ts';
import { passkeyPolicy } from '#app/webauthn/policy.ts';

import { ofAccount } from '../account/account.ts';
import { countOwnPasskeys, offerOneMore, storeOneMore } from '../account/one-more-passkey.ts';
import type { Registration } from '../account/one-more-passkey.ts';
import { relyingPartyForApplications } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { asMethods, identityUserId } from './authentication-methods.ts';
import type { AuthenticationMethod } from './authentication-methods.ts';
import { noteOutcome, requireRecentProof } from './person.ts';
import type { Person } from './person.ts';

const scope = 'create:me:authentication_methods';

/** The fields in which an application names an identity; a person has one of their own. */
export type NamedIdentity = { connection?: string; identity_user_id?: string };

/** The named fields that are not the person's own. */
export function foreignFieldsOf(person: Person, named: NamedIdentity): (keyof NamedIdentity)[] {
  const own = { connection: person.connection.name, identity_user_id: identityUserId(person) };
  return (['connection', 'identity_user_id'] as const).filter(
    (field) => named[field] !== undefined && named[field] !== own[field],
  );
}

export async function beginNewPasskey(caller: Caller, person: Person) {
  const begun = await begin(caller, person);
  if (begun.ok) await notePasskeyStep(caller, { step: 'offered', ...ofAccount(person) });
  else await noteOutcome(caller, person, scope, begun);
  return begun;
}

async function begin(caller: Caller, person: Person) {
  const allowed = await mayCreate(caller, person, { graceMs: 0 });
  if (!allowed.ok) return allowed;
  const { site, ip } = caller;
  const counted = await takeChallengeRequest(site.tenant.id, { userId: person.user.id, ip });
  if (!counted.ok) return counted;
  const authSession = newToken();
  const registration = registrationOf(caller, person, authSession);
  const creationOptions = await offerOneMore(person, registration);
  return { ok: true as const, authSession, creationOptions };
}

const registrationOf = (caller: Caller, person: Person, authSession: string): Registration => ({
  rp: relyingPartyForApplications(caller),
  binding: {
    purpose: `my-account:${hashToken(authSession)}:${person.user.id}`,
    browserHash: hashToken(`client:${person.place.clientId}`),
  },
});

async function mayCreate(
  caller: Caller,
  person: Person,
  { graceMs }: { graceMs: number },
): Promise<{ ok: true } | Refused> {
  if (!isConfirmed(person.connection, person.user)) return refuse('email_not_confirmed');
  const counted = await countOwnPasskeys(caller, person);
  return counted.ok ? requireRecentProof(person, { graceMs }) : counted;
}

export async function finishNewPasskey(
  caller: Caller,
  person: Person,
  { authSession, response }: { authSession: string; response: unknown },
): Promise<{ ok: true; method: AuthenticationMethod | undefined } | Refused> {
  const stored = await storeOneMore(caller, person, response, {
    ...registrationOf(caller, person, authSession),
    allow: () => mayCreate(caller, person, { graceMs: passkeyPolicy.challengeLifetimeMs }),
    use: () => Promise.resolve({ ok: true }),
  });
  await noteOutcome(caller, person, scope, stored);
  if (!stored.ok) return stored;
  const [method] = await asMethods(caller, person, [stored.passkey]);
  return { ok: true, method };
}
