/**
 * What a token says about how its user signed in. Only what was proved is claimed.
 *
 * `phr` is phishing-resistant authentication (OpenID Connect Extended Authentication Profile ACR
 * Values §2); `pop` is proof of possession of a key, `user` a presence test, `pwd` a password (RFC 8176 §2).
 */
export type LoginMethod = { kind: 'password' } | { kind: 'passkey'; userVerified: boolean };

export const ACR_PASSKEY = 'phr';
export const ACR_PASSWORD = 'urn:latchkey:acr:password';

export const acrValues = [ACR_PASSKEY, ACR_PASSWORD];

/**
 * `amr` and `acr` of a sign-in. Only a passkey that verified its user counts as more than one
 * factor, and only where the connection lets it (`countsAsMfa`).
 */
export function assuranceOf(
  method: LoginMethod,
  countsAsMfa: boolean,
): { amr: string[]; acr: string } {
  if (method.kind === 'password') return { amr: ['pwd'], acr: ACR_PASSWORD };
  const isMfa = method.userVerified && countsAsMfa;
  return { amr: isMfa ? ['pop', 'user', 'mfa'] : ['pop', 'user'], acr: ACR_PASSKEY };
}
