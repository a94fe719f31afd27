/**
 * The one passkey policy: what is offered to browsers and what is demanded in verification are
 * read from this value, so the two cannot drift apart. Values follow Auth0's ceremonies.
 *
 * At login no `allowCredentials` is ever sent: passkeys are discoverable, and a list would tell
 * whether an account exists (WebAuthn L3 §14.6.2).
 */
type PasskeyPolicy = Readonly<{
  residentKey: 'required';
  requireResidentKey: true;
  /** At creation and at login. "preferred" is demanded of a passkey that has ever verified its user. */
  userVerification: 'preferred' | 'required';
  /** COSE algorithms in order of preference. */
  algorithms: readonly number[];
  attestation: 'none';
  timeoutMs: number;
  challengeLifetimeMs: number;
}>;

export const passkeyPolicy: PasskeyPolicy = Object.freeze({
  residentKey: 'required',
  requireResidentKey: true,
  userVerification: 'preferred',
  /** EdDSA, ES256, RS256 */
  algorithms: Object.freeze([-8, -7, -257]),
  attestation: 'none',
  timeoutMs: 60_000,
  challengeLifetimeMs: 5 * 60_000,
});

/** Whether the policy alone demands user verification, whatever a passkey has done before. */
export const policyRequiresUserVerification = passkeyPolicy.userVerification === 'required';
