/**
 * Creating a passkey.
 *
 * 1. Who is enrolling is fixed when the challenge is made and read from its row afterwards.
 * 2. The policy that was offered is checked again here: a browser can be told other options.
 * 3. A user handle is random and tells nothing; an existing user keeps theirs for life.
 * 4. Nobody needs to have been present where the challenge says that the passkey is made without a
 *    gesture, and nowhere else (§7.1 step 15): the answer cannot ask for it.
 * 5. Nothing is stored here: the caller stores the passkey together with what else must be written.
 */
import type {
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
  VerifiedRegistrationResponse,
} from '@simplewebauthn/server';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';

import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import type { RegistrationSubject, SignupProfile } from '#app/store/challenges.ts';
import type { NewPasskey } from '#app/store/passkeys.ts';
import { hasPasskeyCredential, listPasskeys } from '#app/store/passkeys.ts';
import { findOrCreateUserHandle, newUserHandle } from '#app/store/user-handles.ts';

import type { AuthenticatorFacts } from './authenticator-data.ts';
import { isForRpId, readAuthenticatorData } from './authenticator-data.ts';
import { passkeyNameFor } from './authenticator-providers.ts';
import { consumeCeremonyChallenge, issueChallenge } from './ceremony-challenge.ts';
import { offeredAlgorithm } from './credential-key.ts';
import { passkeyPolicy, policyRequiresUserVerification } from './policy.ts';
import type { CeremonyBinding, RelyingParty } from './relying-party.ts';
import type { Attachment } from './response-shape.ts';
import { parseResponse, registrationResponse } from './response-shape.ts';

/**
 * Options for `navigator.credentials.create`. Stores a challenge that knows the subject.
 *
 * `subject.userId` is the signed-in user who adds a passkey, or null for a sign-up, which gets a
 * new user handle that waits in the challenge until the user exists, together with `profile`, what
 * an application said about the person. `isAutomatic`: the browser is asked to make the passkey
 * without a gesture (conditional create).
 */
export async function beginRegistration(
  rp: RelyingParty,
  binding: CeremonyBinding,
  subject: {
    userId: string | null;
    identifier: string;
    connectionId: string | null;
    displayName: string;
    profile?: SignupProfile;
  },
  wishes: { attachment?: 'platform'; isAutomatic?: boolean } = {},
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { userId, identifier, connectionId, profile } = subject;
  const userHandle =
    userId === null ? newUserHandle() : await findOrCreateUserHandle(rp.tenantId, rp.rpId, userId);
  const owned = userId === null ? [] : await listPasskeys(rp.tenantId, userId);
  const challenge = await issueChallenge(rp, binding, 'registration', {
    userHandle,
    userId,
    identifier,
    connectionId,
    ...(profile && { profile }),
    ...(wishes.isAutomatic && { isAutomatic: true }),
  });
  return {
    challenge,
    timeout: passkeyPolicy.timeoutMs,
    rp: { id: rp.rpId, name: rp.rpName },
    user: {
      id: userHandle,
      name: identifier,
      displayName: subject.displayName.trim() || identifier,
    },
    pubKeyCredParams: passkeyPolicy.algorithms.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: {
      ...(wishes.attachment && { authenticatorAttachment: wishes.attachment }),
      residentKey: passkeyPolicy.residentKey,
      requireResidentKey: passkeyPolicy.requireResidentKey,
      userVerification: passkeyPolicy.userVerification,
    },
    attestation: passkeyPolicy.attestation,
    excludeCredentials: owned
      .filter((passkey) => passkey.rpId === rp.rpId)
      .map((passkey) => ({
        type: 'public-key',
        id: passkey.credentialId,
        transports: passkey.transports as AuthenticatorTransport[],
      })),
  };
}

/**
 * Verifies a new credential (WebAuthn L3 §7.1), given as an object or as its JSON text, and returns
 * what is to be stored, with the RP ID that it is bound to. Refuses with `passkey_exists` where the tenant knows the credential id under
 * this RP ID, with `passkey_must_stay_on_device` where `deviceBoundOnly` is asked for and the passkey
 * may be synced, and with the other `passkey_*` codes per check.
 */
export async function finishRegistration(
  rp: RelyingParty,
  binding: CeremonyBinding,
  response: unknown,
  policy: { deviceBoundOnly?: boolean } = {},
): Promise<
  | {
      ok: true;
      rpId: string;
      subject: RegistrationSubject;
      passkey: NewPasskey;
      attachment: Attachment;
    }
  | Refused
> {
  const answer = parseResponse(registrationResponse, response);
  if (!answer) return refuse('passkey_malformed', { which: 'response' });

  const consumed = await consumeCeremonyChallenge(
    rp,
    binding,
    'registration',
    answer.response.clientDataJSON,
  );
  if (!consumed.ok) return consumed;
  const { challenge, rpId, subject } = consumed;
  if (!subject) throw new Error('a registration challenge was stored without its subject');

  // §7.1 steps 14 to 18
  const said = readAttestedFacts(answer.response.attestationObject);
  if (!said) return refuse('passkey_malformed', { which: 'attestationObject' });
  if (!isForRpId(said, rpId)) return refuse('passkey_rp_id_mismatch');
  const needsUserPresence = !subject.isAutomatic;
  if (needsUserPresence && !said.userPresent) return failed('user presence');
  if (policyRequiresUserVerification && !said.userVerified) {
    return refuse('passkey_user_verification_missing');
  }
  if (said.backedUp && !said.backupEligible) return failed('backup eligibility');

  const expected = { challenge, rpId, needsUserPresence };
  const verdict = await verifyCredential(rp, expected, {
    id: answer.id,
    rawId: answer.rawId,
    type: answer.type,
    clientExtensionResults: {},
    response: {
      clientDataJSON: answer.response.clientDataJSON,
      attestationObject: answer.response.attestationObject,
    },
  });
  if (!verdict.verified) return failed('attestation', verdict.reason);
  const { credential, aaguid } = verdict.registrationInfo;

  // The library does not compare the attested id with the posted one, whose shape bounds its length
  // (§7.1 step 25).
  if (credential.id !== answer.id) return failed('credential id');
  // §7.1 step 20
  const algorithm = offeredAlgorithm(credential.publicKey);
  if (algorithm === undefined) return failed('algorithm');

  // §7.1 step 26
  if (await hasPasskeyCredential(rp.tenantId, rpId, credential.id)) {
    return refuse('passkey_exists', { credentialId: credential.id });
  }

  if (policy.deviceBoundOnly && said.backupEligible) return refuse('passkey_must_stay_on_device');

  const owned = subject.userId === null ? [] : await listPasskeys(rp.tenantId, subject.userId);
  const names = owned.map((passkey) => passkey.name);
  return {
    ok: true,
    rpId,
    subject,
    attachment: answer.authenticatorAttachment,
    passkey: {
      credentialId: credential.id,
      publicKey: Buffer.from(credential.publicKey),
      algorithm,
      signCount: said.signCount,
      userVerified: said.userVerified,
      backupEligible: said.backupEligible,
      backedUp: said.backedUp,
      transports: knownForm(answer.response.transports ?? []),
      aaguid,
      name: passkeyNameFor(aaguid, names, new Date()),
    },
  };
}

const failed = (which: string, reason?: string): Refused =>
  refuse('passkey_verification_failed', reason === undefined ? { which } : { which, reason });

/** Transports are stored as they come (§7.1 step 27), as long as they look like one. */
const knownForm = (transports: string[]): string[] => [
  ...new Set(transports.filter((transport) => /^[a-z-]+$/.test(transport))),
];

function readAttestedFacts(attestationObject: string): AuthenticatorFacts | undefined {
  try {
    const decoded: unknown = decodeAttestationObject(
      new Uint8Array(Buffer.from(attestationObject, 'base64url')),
    );
    const authData: unknown = decoded instanceof Map ? decoded.get('authData') : undefined;
    return authData instanceof Uint8Array ? readAuthenticatorData(authData) : undefined;
  } catch {
    return undefined;
  }
}

/** §7.1 steps 19 to 24, and every earlier expectation once more. The reason is for the audit log. */
async function verifyCredential(
  rp: RelyingParty,
  expected: { challenge: string; rpId: string; needsUserPresence: boolean },
  response: RegistrationResponseJSON,
): Promise<
  (VerifiedRegistrationResponse & { verified: true }) | { verified: false; reason?: string }
> {
  try {
    const verdict = await verifyRegistrationResponse({
      response,
      expectedType: 'webauthn.create',
      expectedChallenge: expected.challenge,
      expectedOrigin: [...rp.origins],
      expectedRPID: expected.rpId,
      requireUserPresence: expected.needsUserPresence,
      requireUserVerification: policyRequiresUserVerification,
      supportedAlgorithmIDs: [...passkeyPolicy.algorithms],
      // No attestation was asked for. A statement that comes all the same must hold, but how much
      // its maker is trusted decides nothing.
      attestationSafetyNetEnforceCTSCheck: false,
    });
    return verdict.verified ? verdict : { verified: false };
  } catch (error) {
    return { verified: false, reason: error instanceof Error ? error.message : String(error) };
  }
}
