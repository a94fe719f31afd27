/** One more passkey for somebody who has an account, wherever they add it. */
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { endSnooze } from '#app/store/enrollment-choices.ts';
import { countPasskeys, insertPasskey, MAX_PASSKEYS_PER_USER } from '#app/store/passkeys.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';
import type { CeremonyBinding, RelyingParty } from '#app/webauthn/relying-party.ts';
import type { Attachment } from '#app/webauthn/response-shape.ts';

import type { Caller } from '../caller.ts';
import { notePasskeyStep } from '../passkey-steps.ts';
import { auditAct, ofAccount } from './account.ts';
import type { PasskeyOwner } from './account.ts';

/** The ceremony: who may answer it, and what its challenge is tied to. */
export type Registration = { rp: RelyingParty; binding: CeremonyBinding };

type Verdict = { ok: true } | Refused;

/** How many passkeys there are, where there may be one more. */
export async function countOwnPasskeys(
  { site }: Caller,
  { user, connection }: PasskeyOwner,
): Promise<{ ok: true; count: number; max: number } | Refused> {
  const { passkey } = connection.options.authentication_methods;
  if (!passkey.enabled) return refuse('passkey_disabled');
  const { all: count } = await countPasskeys(site.tenant.id, user.id, site.domain.rpId);
  if (count >= MAX_PASSKEYS_PER_USER) return refuse('too_many_passkeys');
  return { ok: true, count, max: MAX_PASSKEYS_PER_USER };
}

/** Options to create a passkey with. */
export const offerOneMore = ({ user, identifier }: PasskeyOwner, { rp, binding }: Registration) =>
  beginRegistration(rp, binding, {
    userId: user.id,
    identifier,
    connectionId: null,
    displayName: user.name ?? identifier,
  });

/**
 * Verifies and stores the passkey that a device has made, and notes what came of it. `allow` is
 * asked before anything is looked at, and `use` when all that is left is to store it.
 */
export async function storeOneMore(
  caller: Caller,
  owner: PasskeyOwner,
  response: unknown,
  registration: Registration & { allow: () => Promise<Verdict>; use: () => Promise<Verdict> },
): Promise<{ ok: true; passkey: StoredPasskey; attachment: Attachment } | Refused> {
  const added = await finishAndStore(owner, response, registration);
  if (!added.ok) {
    const { code, detail } = added;
    await notePasskeyStep(caller, { step: 'failed', error: code, ...ofAccount(owner) });
    await auditAct(caller, owner, { type: 'passkey_not_added', code, details: detail ?? {} });
    return added;
  }
  const { id: passkeyId, aaguid } = added.passkey;
  await endSnooze(caller.site.tenant.id, owner.user.id);
  await notePasskeyStep(caller, { step: 'created', aaguid, ...ofAccount(owner) });
  await auditAct(caller, owner, {
    type: 'gd_enrollment_complete',
    details: { authenticator: { type: 'passkey' }, passkeyId },
  });
  return added;
}

async function finishAndStore(
  { user, connection }: PasskeyOwner,
  response: unknown,
  { rp, binding, allow, use }: Parameters<typeof storeOneMore>[3],
): Promise<{ ok: true; passkey: StoredPasskey; attachment: Attachment } | Refused> {
  const allowed = await allow();
  if (!allowed.ok) return allowed;
  const finished = await finishRegistration(rp, binding, response, {
    deviceBoundOnly: connection.options.passkey_options.synced_passkeys === 'block',
  });
  if (!finished.ok) return finished;
  const { subject, rpId, passkey, attachment } = finished;
  if (subject.userId !== user.id) {
    return refuse('passkey_challenge_mismatch', { which: 'subject' });
  }
  const used = await use();
  if (!used.ok) return used;
  const stored = await insertPasskey(rp.tenantId, user.id, rpId, passkey);
  return stored.ok ? { ...stored, attachment } : stored;
}
