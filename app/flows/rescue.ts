/**
 * Getting back in with a link that an operator made.
 *
 * 1. Opening the link changes nothing: mail scanners and previews open links too.
 * 2. It ends every sign-in of the user that waits: whoever began it may be why the link was needed.
 * 3. The ticket is taken when the new credential is ready to be stored, and only once. It is given
 *    back where a database of the tenant's own does not take the password.
 */
import { checkPassword, passwordRequirements } from '#app/credentials/password-policy.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { hashToken, isAdministratorId } from '#app/ids.ts';
import { countPasskeys, insertPasskey, MAX_PASSKEYS_PER_USER } from '#app/store/passkeys.ts';
import {
  consumeTicket,
  deleteParkedSignIns,
  findTicket,
  insertTicket,
} from '#app/store/tickets.ts';
import { beginRegistration, finishRegistration } from '#app/webauthn/registration.ts';

import { findPerson } from './account/account.ts';
import type { PasskeyOwner } from './account/account.ts';
import { audit, relyingPartyOf } from './caller.ts';
import type { Caller } from './caller.ts';
import { maySetPassword, preparePassword } from './new-password.ts';
import { notePasskeyStep } from './passkey-steps.ts';

type Rescue = Omit<PasskeyOwner, 'place'>;

/** Whose link is followed: administrators have a page of their own for theirs. */
type Whose = 'of_a_user' | 'of_an_administrator';

async function findRescue(
  caller: Caller,
  token: string,
  whose: Whose = 'of_a_user',
): Promise<Rescue | Refused> {
  const tenantId = caller.site.tenant.id;
  const ticket = await findTicket(tenantId, 'rescue', token);
  const found = ticket && (await findPerson(caller, ticket.userId));
  if (!found || found.user.blocked) return refuse('ticket_invalid');
  const isHere = isAdministratorId(found.user.id) === (whose === 'of_an_administrator');
  return isHere ? found : refuse('ticket_invalid');
}

/** What the page of a rescue link offers; the passkey's challenge is fresh at every call. */
export async function openRescue(caller: Caller, token: string, whose?: Whose) {
  const rescue = await findRescue(caller, token, whose);
  if ('code' in rescue) return rescue;
  const { user, identifier, connection } = rescue;
  const { authentication_methods } = connection.options;
  const { site } = caller;
  const { all } = await countPasskeys(site.tenant.id, user.id, site.domain.rpId);
  const isFull = all >= MAX_PASSKEYS_PER_USER;
  return {
    ok: true as const,
    identifier,
    password: (await maySetPassword(caller, connection))
      ? passwordRequirements(connection.options)
      : null,
    /** Whether the account has as many passkeys as it can hold: said before a device makes one. */
    isFull: authentication_methods.passkey.enabled && isFull,
    creationOptions:
      authentication_methods.passkey.enabled && !isFull
        ? await beginRegistration(relyingPartyOf(caller), bindingOf(caller, token), {
            userId: user.id,
            identifier,
            connectionId: null,
            displayName: user.name ?? identifier,
          })
        : null,
  };
}

export async function rescueWithPasskey(
  caller: Caller,
  token: string,
  response: unknown,
  whose?: Whose,
): Promise<{ ok: true } | Refused> {
  return audited(caller, async () => {
    const rescue = await findRescue(caller, token, whose);
    if ('code' in rescue) return rescue;
    const rp = relyingPartyOf(caller);
    const tenantId = caller.site.tenant.id;
    const { connection } = rescue;
    const finished = await finishRegistration(rp, bindingOf(caller, token), response, {
      deviceBoundOnly: connection.options.passkey_options.synced_passkeys === 'block',
    });
    const connectionId = connection.id;
    const about = { moment: 'rescue', userId: rescue.user.id, connectionId } as const;
    if (!finished.ok) {
      await notePasskeyStep(caller, { step: 'failed', error: finished.code, ...about });
      return finished;
    }
    if (finished.subject.userId !== rescue.user.id) {
      return refuse('passkey_challenge_mismatch', { which: 'subject' });
    }
    // Asked before the ticket is spent, so that the same link can still set a password.
    const { all } = await countPasskeys(tenantId, rescue.user.id, rp.rpId);
    if (all >= MAX_PASSKEYS_PER_USER) return refuse('too_many_passkeys');
    if (!(await consumeTicket(tenantId, 'rescue', token))) return refuse('ticket_invalid');
    const inserted = await insertPasskey(tenantId, rescue.user.id, finished.rpId, finished.passkey);
    if (!inserted.ok) return inserted;
    await notePasskeyStep(caller, { step: 'created', aaguid: inserted.passkey.aaguid, ...about });
    return { ok: true, userId: rescue.user.id, created: 'passkey' };
  });
}

export async function rescueWithPassword(
  caller: Caller,
  token: string,
  password: string,
): Promise<{ ok: true } | Refused> {
  return audited(caller, async () => {
    const rescue = await findRescue(caller, token);
    if ('code' in rescue) return rescue;
    const tenantId = caller.site.tenant.id;
    const { user, connection } = rescue;
    if (!(await maySetPassword(caller, connection))) return refuse('connection_disabled');
    if (password === '') return refuse('password_required');
    const profile = [user.email, user.name].filter((value) => value !== null);
    const checked = checkPassword(password, connection.options, profile);
    if (!checked.ok) return checked;
    const set = await preparePassword(caller, rescue, password);
    if (!set.ok) return set;
    const ticket = await consumeTicket(tenantId, 'rescue', token);
    if (!ticket) return refuse('ticket_invalid');
    const stored = await set.store();
    if (!stored.ok) {
      const { userId, purpose, expiresAt } = ticket;
      await insertTicket(tenantId, { token, userId, purpose, expiresAt });
      return stored;
    }
    return { ok: true, userId: user.id, created: 'password' };
  });
}

async function audited(
  caller: Caller,
  work: () => Promise<{ ok: true; userId: string; created: string } | Refused>,
): Promise<{ ok: true } | Refused> {
  const outcome = await work();
  if (outcome.ok) {
    const { userId, created } = outcome;
    await deleteParkedSignIns(caller.site.tenant.id, userId);
    await audit(caller, { type: 'rescue_used', userId, details: { created } });
    return { ok: true };
  }
  await audit(caller, { type: 'f', code: outcome.code, details: outcome.detail ?? {} });
  return outcome;
}

const bindingOf = ({ browserHash }: Caller, token: string) => ({
  purpose: `rescue:${hashToken(token)}`,
  browserHash,
});
