/**
 * The second half of an application's own ceremony: who has answered.
 *
 * 1. An answer counts once, for the application and the auth session that its challenge was made for.
 * 2. Whether it finishes a sign-up or a sign-in is in the answer; that it may is in the challenge.
 * 3. What a connection allows is asked again: it may have changed since.
 * 4. `passkey_removed` is said only where nobody in this installation has the credential: an
 *    application that hears it may have the device forget it, which is for good.
 */
import { isConfirmed } from '#app/connections/confirmation.ts';
import { listOpenConnections } from '#app/connections/connection.ts';
import { parseNewIdentifier } from '#app/connections/identifier.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import type { PasskeyAnswer, ProvedPasskey } from '#app/oidc/passkey-grant.ts';
import { giveBackPasskeyExchange, takePasskeyExchange } from '#app/protection/passkey-attempts.ts';
import { recordLogin } from '#app/store/users.ts';
import { finishRegistration } from '#app/webauthn/registration.ts';
import { isOfNewPasskey } from '#app/webauthn/response-shape.ts';

import { audit, relyingPartyForApplications } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { findDeadPasskey } from '../dead-passkey.ts';
import { countsPasskeysAsMfa } from '../enrollment/pending-enrollment.ts';
import { acceptPasskey } from '../login/accept-passkey.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import { guarded, makeAccount } from '../signup/new-account.ts';
import { bindingOf, connectionIdIn } from './auth-session.ts';
import { checkOpen } from './begin-sign-up.ts';
import { hasPasskeys, refuseOrganization } from './place.ts';
import type { NativePlace } from './place.ts';

type Proof = { ok: true; userId: string; userVerified: boolean };

/** Verifies an answer. Refuses with the `passkey_*` codes, and with why its user may not come in. */
export async function exchangePasskey(
  caller: Caller,
  answer: PasskeyAnswer,
): Promise<ProvedPasskey | Refused> {
  const { clientId } = answer;
  const tenantId = caller.site.tenant.id;
  const attempt = await takePasskeyExchange(tenantId, caller);
  if (!attempt.ok) return noteFailure(caller, { clientId }, attempt);
  const found = await findPlace(caller, answer);
  if (!found.ok) return noteFailure(caller, { clientId }, found);
  const { place } = found;
  const proof = isOfNewPasskey(answer.response)
    ? await signUp(caller, place, answer)
    : await signIn(caller, place, answer);
  if (!proof.ok) return proof;

  const { userId, userVerified } = proof;
  await Promise.all([
    giveBackPasskeyExchange(tenantId, caller),
    recordLogin(tenantId, userId, caller.ip),
    audit(caller, {
      type: 's',
      userId,
      ...ofVisit(place),
      details: { authentication_methods: ['passkey'] },
    }),
  ]);
  return {
    ok: true,
    userId,
    method: { kind: 'passkey', userVerified },
    countsAsMfa: countsPasskeysAsMfa(place),
    provedAt: Date.now(),
  };
}

/** The connection that the auth session names, if the application may still use it. */
async function findPlace(
  caller: Caller,
  { clientId, authSession, realm, organization }: PasskeyAnswer,
): Promise<{ ok: true; place: NativePlace } | Refused> {
  if (organization !== undefined) return refuseOrganization();
  const connectionId = connectionIdIn(authSession);
  if (!connectionId) return refuse('passkey_challenge_not_found');
  const open = await listOpenConnections(caller.site.tenant.id, clientId);
  const connection = open.find(({ id }) => id === connectionId);
  if (!connection) return refuse('connection_disabled');
  if (realm !== undefined && !connection.realms.includes(realm)) {
    return refuse('passkey_challenge_mismatch', { which: 'realm' });
  }
  if (!hasPasskeys(connection)) return refuse('passkey_disabled');
  return { ok: true, place: { application: { clientId }, connection } };
}

async function signIn(
  caller: Caller,
  place: NativePlace,
  answer: PasskeyAnswer,
): Promise<Proof | Refused> {
  const accepted = await acceptPasskey(caller, place, ceremonyOf(caller, answer), answer.response);
  const { clientId, connectionId } = ofVisit(place);
  if (!accepted.ok) {
    const refused = await unlessOfAnotherTenant(caller, answer, accepted);
    return noteFailure(caller, { clientId, connectionId }, refused);
  }
  const { user, passkey, userVerified } = accepted;
  if (!isConfirmed(place.connection, user)) {
    const refused = refuse('email_not_confirmed', { userId: user.id });
    return noteFailure(caller, { clientId, connectionId }, refused);
  }
  await notePasskeyStep(caller, {
    step: 'used',
    moment: 'api',
    userId: user.id,
    aaguid: passkey.aaguid,
    clientId,
    connectionId,
  });
  return { ok: true, userId: user.id, userVerified };
}

async function unlessOfAnotherTenant(
  caller: Caller,
  { response }: PasskeyAnswer,
  refused: Refused,
): Promise<Refused> {
  if (refused.code !== 'passkey_removed') return refused;
  if (await findDeadPasskey(caller, response, refused)) return refused;
  return refuse('passkey_not_accepted', { ...refused.detail, reason: 'other tenant' });
}

function signUp(
  caller: Caller,
  place: NativePlace,
  answer: PasskeyAnswer,
): Promise<Proof | Refused> {
  return guarded(caller, place, async () => {
    const open = checkOpen(place);
    if (!open.ok) return open;
    const { rp, binding } = ceremonyOf(caller, answer);
    const finished = await finishRegistration(rp, binding, answer.response, {
      deviceBoundOnly: place.connection.options.passkey_options.synced_passkeys === 'block',
    });
    if (!finished.ok) {
      const failed = { step: 'failed', moment: 'api', error: finished.code } as const;
      await notePasskeyStep(caller, { ...failed, ...ofVisit(place) });
      return finished;
    }
    const { rpId, subject, passkey } = finished;
    const identifier = parseNewIdentifier(subject.identifier ?? '');
    if (!identifier || subject.userId || subject.connectionId !== place.connection.id) {
      return refuse('passkey_challenge_mismatch', { which: 'subject' });
    }
    const made = await makeAccount(caller, place, {
      identifier,
      profile: subject.profile ?? {},
      credentials: { passkey: { rpId, userHandle: subject.userHandle, passkey } },
      moment: 'api',
    });
    if (!made.ok) return made;
    return { ok: true, userId: made.userId, userVerified: passkey.userVerified };
  });
}

const ceremonyOf = (caller: Caller, { authSession, clientId }: PasskeyAnswer) => ({
  rp: relyingPartyForApplications(caller),
  binding: bindingOf(authSession, clientId),
});

/** Writes a refused sign-in to the log and to the funnel. */
async function noteFailure<R extends Refused>(
  caller: Caller,
  place: { clientId: string; connectionId?: string | undefined },
  refused: R,
): Promise<R> {
  const { userId, ...details } = refused.detail ?? {};
  const who = typeof userId === 'string' ? { userId } : {};
  await notePasskeyStep(caller, {
    step: 'failed',
    moment: 'api',
    error: refused.code,
    ...place,
    ...who,
  });
  await audit(caller, {
    type: 'f',
    code: refused.code,
    clientId: place.clientId,
    ...(place.connectionId && { connectionId: place.connectionId }),
    ...who,
    details: { authentication_methods: ['passkey'], ...details },
  });
  return refused;
}
