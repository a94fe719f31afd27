/**
 * The challenge of a ceremony, from its issue to its one answer.
 *
 * 1. A challenge is consumed before anything else in an answer is believed, so a wrong answer
 *    costs the challenge and cannot be tried twice.
 * 2. It counts only for the tenant, RP ID, ceremony, purpose and browser that it was issued for.
 * 3. What it was issued for is read from the row, never from the answer.
 */
import { z } from 'zod';

import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import { newToken } from '#app/ids.ts';
import type { RegistrationSubject, StoredChallenge } from '#app/store/challenges.ts';
import { consumeChallenge, insertChallenge } from '#app/store/challenges.ts';

import { passkeyPolicy } from './policy.ts';
import type { CeremonyBinding, RelyingParty } from './relying-party.ts';

type Ceremony = StoredChallenge['ceremony'];

const clientDataTypes = {
  authentication: 'webauthn.get',
  registration: 'webauthn.create',
} as const;

/** WebAuthn L3 §5.8.1, as far as we look at it. */
const collectedClientData = z.object({
  type: z.string(),
  challenge: z.string().min(1),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

/** Stores a new challenge of 32 random bytes and returns it, base64url. */
export async function issueChallenge(
  rp: RelyingParty,
  binding: CeremonyBinding,
  ceremony: Ceremony,
  subject: RegistrationSubject | null,
): Promise<string> {
  const challenge = newToken();
  await insertChallenge(rp.tenantId, {
    challenge,
    rpId: rp.rpId,
    ceremony,
    purpose: binding.purpose,
    browserHash: binding.browserHash,
    subject,
    expiresAt: new Date(Date.now() + passkeyPolicy.challengeLifetimeMs),
  });
  return challenge;
}

/**
 * Consumes the challenge that an answer's clientDataJSON (base64url) names, then checks what both
 * ceremonies have in common (WebAuthn L3 §7.1 steps 7–12, §7.2 steps 10–14).
 */
export async function consumeCeremonyChallenge(
  rp: RelyingParty,
  binding: CeremonyBinding,
  ceremony: Ceremony,
  clientDataJSON: string,
): Promise<
  { ok: true; challenge: string; rpId: string; subject: RegistrationSubject | null } | Refused
> {
  const clientData = parseClientData(clientDataJSON);
  if (!clientData) return refuse('passkey_malformed', { which: 'clientDataJSON' });
  const { challenge, type, origin, crossOrigin, topOrigin } = clientData;

  const issued = await consumeChallenge(rp.tenantId, challenge);
  if (!issued) return refuse('passkey_challenge_not_found');
  if (issued.expiresAt.getTime() <= Date.now()) return refuse('passkey_challenge_expired');

  if (issued.ceremony !== ceremony) return mismatch('ceremony');
  if (!rp.acceptedRpIds.includes(issued.rpId)) return mismatch('rpId', { rpId: issued.rpId });
  if (issued.purpose !== binding.purpose) return mismatch('purpose');
  if (issued.browserHash !== binding.browserHash) return mismatch('browser');
  if (type !== clientDataTypes[ceremony]) return mismatch('type');

  if (!rp.origins.includes(origin)) {
    return refuse('passkey_origin_mismatch', { which: 'origin', origin: origin.slice(0, 300) });
  }
  // Our pages are never framed, so an answer from inside a frame was made by somebody else's page.
  if (crossOrigin || topOrigin !== undefined) {
    return refuse('passkey_origin_mismatch', { which: 'crossOrigin' });
  }
  return { ok: true, challenge, rpId: issued.rpId, subject: issued.subject };
}

/**
 * Has the challenge that a refused answer names count for nothing any more. Returns the RP ID that it
 * was issued for; undefined where it has been consumed before.
 */
export async function withdrawChallenge(
  tenantId: string,
  clientDataJSON: string,
): Promise<string | undefined> {
  const clientData = parseClientData(clientDataJSON);
  return clientData && (await consumeChallenge(tenantId, clientData.challenge))?.rpId;
}

const mismatch = (which: string, detail: { rpId?: string } = {}): Refused =>
  refuse('passkey_challenge_mismatch', { which, ...detail });

function parseClientData(encoded: string): z.infer<typeof collectedClientData> | undefined {
  try {
    const document: unknown = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8'));
    return collectedClientData.safeParse(document).data;
  } catch {
    return undefined;
  }
}
