/** Signing in with a passkey: no identifier, no list of credentials, whoever holds the key. */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { beginAuthentication } from '#app/webauthn/authentication.ts';

import { audit, relyingPartyOf } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import type { Visit } from '../visit.ts';
import { acceptPasskey } from './accept-passkey.ts';
import { chooseRpId } from './asked-rp-id.ts';
import { completeLogin } from './complete-login.ts';
import type { LoginResult } from './complete-login.ts';
import { capabilitiesIn } from './device-capabilities.ts';
import type { IdentityProof } from './identity-proof.ts';

const isOffered = ({ connection }: Visit) =>
  connection?.options.authentication_methods.passkey.enabled === true;

/**
 * A fresh challenge for this visit, and how the page may ask; null where passkeys are off.
 * `wish` is the RP ID that a page would like to ask with.
 */
export async function offerPasskey(caller: Caller, visit: Visit, wish?: string) {
  if (!visit.connection || !isOffered(visit)) return null;
  const rp = relyingPartyOf(caller);
  const rpIds = await chooseRpId(caller, wish);
  const asking = { ...rp, rpId: rpIds?.asked ?? rp.rpId };
  return {
    ui: visit.connection.options.passkey_options.challenge_ui,
    requestOptions: await beginAuthentication(asking, bindingOf(caller, visit)),
    rpIds,
  };
}

/** Autofill that fails says nothing to the person; the tenant's log has it. */
export const noteAutofillFailure = (caller: Caller, visit: Visit, error: string): Promise<void> =>
  audit(caller, {
    type: 'passkey_autofill_failed',
    clientId: visit.application.clientId,
    connectionId: visit.connection?.id,
    details: { error },
  });

export async function signInWithPasskey(
  caller: Caller,
  visit: Visit,
  response: unknown,
): Promise<LoginResult | Refused> {
  const proof = await provePasskey(caller, visit, response);
  if (proof.ok) return completeLogin(caller, visit, proof);
  const { userId, ...details } = proof.detail ?? {};
  await notePasskeyStep(caller, {
    step: 'failed',
    moment: 'login',
    error: proof.code,
    ...(typeof userId === 'string' ? { userId } : {}),
    ...ofVisit(visit),
  });
  await audit(caller, {
    type: 'f',
    code: proof.code,
    clientId: visit.application.clientId,
    connectionId: visit.connection?.id,
    ...(typeof userId === 'string' ? { userId } : {}),
    details: { authentication_methods: ['passkey'], ...details },
  });
  return proof;
}

async function provePasskey(
  caller: Caller,
  visit: Visit,
  response: unknown,
): Promise<({ ok: true } & IdentityProof) | Refused> {
  if (!isOffered(visit)) return refuse('passkey_disabled');
  const accepted = await acceptPasskey(
    caller,
    visit,
    { rp: relyingPartyOf(caller), binding: bindingOf(caller, visit) },
    response,
  );
  if (!accepted.ok) {
    if (accepted.code !== 'user_blocked') return accepted;
    return refuse('passkey_not_accepted', { ...accepted.detail, reason: 'user blocked' });
  }
  const { passkey, userVerified, attachment } = accepted;
  return {
    ok: true,
    userId: passkey.userId,
    isSignUp: false,
    capabilities: capabilitiesIn(response),
    method: {
      kind: 'passkey',
      userVerified,
      passkeyId: passkey.id,
      aaguid: passkey.aaguid,
      attachment,
      transports: passkey.transports,
    },
  };
}

const bindingOf = ({ browserHash }: Caller, { uid }: Visit) => ({ purpose: uid, browserHash });
