/**
 * Signing in with a passkey.
 *
 * 1. The challenge is consumed before the rest of the answer is looked at.
 * 2. The passkey is found inside (tenant, RP ID), and the user handle in the answer must be its
 *    owner's. A discoverable credential always returns one (WebAuthn L3 §7.2 step 6), so an answer
 *    without it is refused as well.
 * 3. A passkey that has ever verified its user must do so ever after: the options that asked for it
 *    are not signed, so whoever sits between can ask for less.
 * 4. Every check has its own code, made here where the library would only throw a sentence. The
 *    library is still told every expectation, and its `verified` decides.
 * 5. Nothing is known about the person until the use is recorded.
 */
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';

import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { findPasskeyForLogin, recordPasskeyUse } from '#app/store/passkeys.ts';

import { isForRpId, readAuthenticatorData } from './authenticator-data.ts';
import { consumeCeremonyChallenge, issueChallenge } from './ceremony-challenge.ts';
import { passkeyPolicy, policyRequiresUserVerification } from './policy.ts';
import type { CeremonyBinding, RelyingParty } from './relying-party.ts';
import type { Attachment } from './response-shape.ts';
import { authenticationResponse, parseResponse } from './response-shape.ts';

/**
 * Options for `navigator.credentials.get`. Stores a challenge.
 *
 * `allowed` are the passkeys of somebody whom a session knows already. Empty, as it is before a
 * sign-in, nobody is named and the options are the same whoever asks.
 */
export async function beginAuthentication(
  rp: RelyingParty,
  binding: CeremonyBinding,
  allowed: readonly StoredPasskey[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const usable = allowed.filter((passkey) => passkey.rpId === rp.rpId);
  return {
    challenge: await issueChallenge(rp, binding, 'authentication', null),
    timeout: passkeyPolicy.timeoutMs,
    rpId: rp.rpId,
    userVerification: passkeyPolicy.userVerification,
    ...(usable.length > 0 && {
      allowCredentials: usable.map((passkey) => ({
        type: 'public-key',
        id: passkey.credentialId,
        transports: passkey.transports as AuthenticatorTransport[],
      })),
    }),
  };
}

/**
 * Verifies an assertion (WebAuthn L3 §7.2), given as an object or as its JSON text, and records
 * the use.
 *
 * `usedOn` names the browser for people. Where only some passkeys were asked for, `allowed` are those:
 * an answer of any other is refused with `passkey_not_accepted` and leaves no trace on it (§7.2 step
 * 5). `attachment`: whether the answer came from this device, or
 * from another one or a security key. `backupStateChanged`: the passkey has begun or ceased to be
 * synced since its last use. `counterWentBack`: the sign count of a passkey that may live on several
 * devices did not grow. Both are signs of risk and no refusals.
 *
 * Refuses with `passkey_removed` where the tenant does not know the credential, and with the other
 * `passkey_*` codes per check.
 */
export async function finishAuthentication(
  rp: RelyingParty,
  binding: CeremonyBinding,
  response: unknown,
  { usedOn, allowed }: { usedOn: string; allowed?: readonly Pick<StoredPasskey, 'id'>[] },
): Promise<
  | {
      ok: true;
      passkey: StoredPasskey;
      userVerified: boolean;
      attachment: Attachment;
      backupStateChanged: boolean;
      counterWentBack: boolean;
    }
  | Refused
> {
  const answer = parseResponse(authenticationResponse, response);
  if (!answer) return refuse('passkey_malformed', { which: 'response' });

  const consumed = await consumeCeremonyChallenge(
    rp,
    binding,
    'authentication',
    answer.response.clientDataJSON,
  );
  if (!consumed.ok) return consumed;

  // §7.2 step 15
  const said = readAuthenticatorData(Buffer.from(answer.response.authenticatorData, 'base64url'));
  if (!said) return refuse('passkey_malformed', { which: 'authenticatorData' });
  if (!isForRpId(said, consumed.rpId)) return refuse('passkey_rp_id_mismatch');

  // §7.2 steps 5 and 6
  const found = await findPasskeyForLogin(rp.tenantId, consumed.rpId, answer.id);
  if (!found) return refuse('passkey_removed', { credentialId: answer.id, rpId: consumed.rpId });
  const { passkey, userHandle } = found;
  const about = { passkeyId: passkey.id, userId: passkey.userId };
  if (allowed && !allowed.some(({ id }) => id === passkey.id)) {
    return refuse('passkey_not_accepted', { reason: 'other passkey', passkeyId: passkey.id });
  }
  if (userHandle === null || answer.response.userHandle !== userHandle) {
    const which = answer.response.userHandle ? 'other' : 'absent';
    return refuse('passkey_user_handle_mismatch', { which, ...about });
  }

  // §7.2 steps 16 to 19
  if (!said.userPresent) {
    return refuse('passkey_verification_failed', { which: 'user presence', ...about });
  }
  const mustVerifyUser = passkey.userVerified || policyRequiresUserVerification;
  if (mustVerifyUser && !said.userVerified) {
    return refuse('passkey_user_verification_missing', about);
  }
  if (said.backupEligible !== passkey.backupEligible || (said.backedUp && !said.backupEligible)) {
    return refuse('passkey_verification_failed', { which: 'backup eligibility', ...about });
  }

  const verdict = await verifySignature(rp, consumed.challenge, passkey, {
    id: answer.id,
    rawId: answer.rawId,
    type: answer.type,
    clientExtensionResults: {},
    response: { ...answer.response, userHandle },
  });
  if (!verdict.verified) {
    return refuse('passkey_verification_failed', {
      which: 'signature',
      reason: verdict.reason,
      ...about,
    });
  }

  // §7.2 step 22. What a count that went back means is decided where the use is recorded: refused
  // of a passkey that never leaves its device, and told to the caller of one that may be synced.
  const counts = said.signCount > 0 || passkey.signCount > 0;
  const counterWentBack = counts && said.signCount <= passkey.signCount;
  const use = { signCount: said.signCount, backedUp: said.backedUp, usedAt: new Date(), usedOn };
  const recorded = await recordPasskeyUse(rp.tenantId, passkey.id, {
    ...use,
    userVerified: said.userVerified,
  });
  // Or, since it was read, another use has taken this count or the passkey has been deleted.
  if (!recorded) {
    const counter = { which: 'counter', stored: passkey.signCount, received: said.signCount };
    return refuse('passkey_verification_failed', { ...counter, ...about });
  }

  return {
    ok: true,
    passkey: {
      ...passkey,
      signCount: use.signCount,
      backedUp: use.backedUp,
      lastUsedAt: use.usedAt,
      lastUsedOn: use.usedOn,
      userVerified: passkey.userVerified || said.userVerified,
    },
    userVerified: said.userVerified,
    attachment: answer.authenticatorAttachment,
    backupStateChanged: said.backedUp !== passkey.backedUp,
    counterWentBack,
  };
}

/** §7.2 steps 20 and 21, and every earlier expectation once more. The reason is for the audit log. */
async function verifySignature(
  rp: RelyingParty,
  challenge: string,
  passkey: StoredPasskey,
  response: AuthenticationResponseJSON,
): Promise<{ verified: boolean; reason?: string }> {
  try {
    const { verified } = await verifyAuthenticationResponse({
      response,
      expectedType: 'webauthn.get',
      expectedChallenge: challenge,
      expectedOrigin: [...rp.origins],
      expectedRPID: passkey.rpId,
      requireUserVerification: passkey.userVerified || policyRequiresUserVerification,
      credential: {
        id: passkey.credentialId,
        publicKey: new Uint8Array(passkey.publicKey),
        // The library throws where a count goes back, for synced passkeys too. With 0 it leaves
        // the decision to the caller, who has more to say about it.
        counter: 0,
      },
    });
    return { verified };
  } catch (error) {
    return { verified: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
