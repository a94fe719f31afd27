/**
 * Who makes and keeps a passkey, as far as its AAGUID tells. Without attestation that is a claim:
 * good for a name and a picture, and for no decision.
 *
 * The list beside this file is the public one of passkey providers, taken in by
 * `npm run authenticators:update`.
 */
import list from './authenticator-providers.json' with { type: 'json' };

/** Icons are SVGs as data URIs, and somebody else's: show them by `<img>` and in no other way. */
type AuthenticatorProvider = { name: string; iconLight?: string; iconDark?: string };

const providers = new Map<string, AuthenticatorProvider>(Object.entries(list.providers));

/** The provider that an AAGUID (a lower-case UUID) names, if it is known. */
export const findProvider = (aaguid: string): AuthenticatorProvider | undefined =>
  providers.get(aaguid);

/**
 * The name of a new passkey until its owner gives it another: its provider's, or the day of its
 * creation where the provider is not known; with a number where the owner has one of that name.
 */
export function passkeyNameFor(
  aaguid: string,
  takenNames: readonly string[],
  createdAt: Date,
): string {
  const name = findProvider(aaguid)?.name ?? `Passkey ${createdAt.toISOString().slice(0, 10)}`;
  if (!takenNames.includes(name)) return name;
  let number = 2;
  while (takenNames.includes(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}
