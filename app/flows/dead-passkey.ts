import type { ErrorCode, Refused } from '#app/errors.ts';
import { isCredentialInUse } from '#app/store/passkeys.ts';
import { withdrawChallenge } from '#app/webauthn/ceremony-challenge.ts';
import { namedIn } from '#app/webauthn/response-shape.ts';

import type { Caller } from './caller.ts';

/** A credential that opens nothing here, so that its provider can drop it (WebAuthn L3 §5.1.10.3). */
export type DeadPasskey = { rpId: string; credentialId: string };

/** Refusals for lack of what is good for one answer, and may have been spent on this very one. */
const spentBefore: readonly ErrorCode[] = [
  'confirmation_required',
  'ticket_invalid',
  'transaction_expired',
];

/**
 * The credential of a refused answer, where no user of this installation has it under this RP ID.
 * Forgetting is for good, so anything less certain is null.
 *
 * The same answer may have been sent twice, and the first be about to be stored. The second knows
 * that by its challenge, which is used up.
 */
export async function findDeadPasskey(
  { site }: Caller,
  response: unknown,
  { code, detail }: Refused,
): Promise<DeadPasskey | null> {
  if (code === 'passkey_challenge_not_found') return null;
  const named = namedIn(response);
  if (!named) return null;
  const { credentialId, clientDataJSON } = named;
  if (spentBefore.includes(code)) {
    const rpId = await withdrawChallenge(site.tenant.id, clientDataJSON);
    return rpId === undefined ? null : unlessInUse({ rpId, credentialId });
  }
  // While a domain moves, a passkey may be of either of its RP IDs: the challenge knew.
  const rpId = typeof detail?.rpId === 'string' ? detail.rpId : site.domain.rpId;
  return unlessInUse({ rpId, credentialId });
}

/** The same of a credential that has just been deleted here. */
export async function unlessInUse({
  rpId,
  credentialId,
}: DeadPasskey): Promise<DeadPasskey | null> {
  return (await isCredentialInUse(rpId, credentialId)) ? null : { rpId, credentialId };
}
