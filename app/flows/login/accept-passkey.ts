import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import type { StoredPasskey } from '#app/store/passkeys.ts';
import { findUserWithConnection } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';
import { browserOf } from '#app/tenancy/browser-name.ts';
import { finishAuthentication } from '#app/webauthn/authentication.ts';
import type { CeremonyBinding, RelyingParty } from '#app/webauthn/relying-party.ts';
import type { Attachment } from '#app/webauthn/response-shape.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import type { Application, Visit } from '../visit.ts';
import { requireStillThere } from './still-there.ts';

/**
 * Verifies the answer of a passkey that somebody signs in with, and that its owner may come in here.
 *
 * Refuses with the `passkey_*` codes, with `passkey_not_accepted` where the passkey is of another
 * connection or its owner has left their tenant's own database, with `user_blocked`, and like that
 * database's scripts with `user_database_*`. Signs of risk that refuse nobody are written to the log.
 */
export async function acceptPasskey(
  caller: Caller,
  place: { application: Pick<Application, 'clientId'>; connection: Visit['connection'] },
  ceremony: { rp: RelyingParty; binding: CeremonyBinding },
  response: unknown,
): Promise<
  | { ok: true; user: User; passkey: StoredPasskey; userVerified: boolean; attachment: Attachment }
  | Refused
> {
  const finished = await finishAuthentication(ceremony.rp, ceremony.binding, response, {
    usedOn: browserOf(caller.userAgent).label,
  });
  if (!finished.ok) return finished;

  const { passkey, userVerified, attachment, counterWentBack, backupStateChanged } = finished;
  const { userId } = passkey;
  const owner = await findUserWithConnection(caller.site.tenant.id, userId);
  // Somebody else's door: a passkey opens only applications of its owner's connection.
  if (!owner || !place.connection || owner.connectionId !== place.connection.id) {
    return refuse('passkey_not_accepted', { userId, reason: 'other connection' });
  }
  if (owner.user.blocked) return refuse('user_blocked', { userId });
  const there = await requireStillThere(caller, place.connection, owner.user);
  if (!there.ok) return there;
  const { clientId } = place.application;
  if (counterWentBack) {
    await audit(caller, {
      type: 'passkey_counter_went_back',
      userId,
      clientId,
      details: { passkeyId: passkey.id },
    });
  }
  if (backupStateChanged) {
    await audit(caller, {
      type: 'passkey_backup_state_changed',
      userId,
      clientId,
      details: { passkeyId: passkey.id, backedUp: passkey.backedUp },
    });
  }
  return { ok: true, user: there.user, passkey, userVerified, attachment };
}
