/** The site that a ceremony runs for. All of it comes from tenant data, nothing from a request. */
export type RelyingParty = {
  tenantId: string;
  /** What new challenges ask for, and what new passkeys are bound to. */
  rpId: string;
  /** Every RP ID whose challenges can be answered here: more than one while a domain moves. */
  acceptedRpIds: readonly string[];
  /** The site's name for people. */
  rpName: string;
  /** Every origin whose ceremonies count, compared exactly (`https://login.example.com`). */
  origins: readonly string[];
};

/** What a challenge is tied to: it counts only for the same visit in the same browser. */
export type CeremonyBinding = {
  /** A login transaction's uid, `rescue:` and a ticket's hash, or `native:` and an auth session's. */
  purpose: string;
  /** SHA-256 of the browser's cookie, base64url; of an application's name where it has no browser. */
  browserHash: string;
};
