/** Whose account page it is. */
import { findConnectionById } from '#app/connections/connection.ts';
import type { Connection } from '#app/connections/connection.ts';
import { accountVisitPath } from '#app/oidc/account-client.ts';
import type { AccountSession, AccountSessions } from '#app/oidc/account-sessions.ts';
import { findIdentifier, findUserWithConnection } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';

export type AccountCaller = Caller & { sessions: AccountSessions };

/** Somebody who looks after their own passkeys. */
export type PasskeyOwner = {
  user: User;
  /** What they sign in with. */
  identifier: string;
  connection: Connection;
  /** Where they do it: on the account page, or in an application of theirs. */
  place: { moment: 'account' } | { moment: 'api'; clientId: string };
};

/** Somebody who is signed in in this very browser. */
export type Account = PasskeyOwner & { session: AccountSession };

/**
 * The account of the person who is signed in here. Without one, `signInPath` begins a visit that
 * comes back; `asked` is the name of the connection to sign in with, where somebody asked for it.
 * Whoever has to sign in again does so with their own: only that one knows them.
 */
export async function findAccount(
  caller: AccountCaller,
  asked?: string,
): Promise<{ ok: true; account: Account } | { ok: false; signInPath: string }> {
  const found = await caller.sessions.current();
  const account = found.ok ? await accountOf(caller, found.session) : undefined;
  if (account) return { ok: true, account };
  const unproved = found.ok ? null : found.unproved;
  const connection = asked ?? (unproved ? await connectionNameOf(caller, unproved) : undefined);
  const asksAgain = unproved !== null;
  return { ok: false, signInPath: accountVisitPath(caller.site, { asksAgain, connection }) };
}

async function connectionNameOf(
  { site }: Caller,
  { userId }: { userId: string },
): Promise<string | undefined> {
  const found = await findUserWithConnection(site.tenant.id, userId);
  return found && (await findConnectionById(site.tenant.id, found.connectionId))?.name;
}

async function accountOf(caller: Caller, session: AccountSession): Promise<Account | undefined> {
  const person = await findPerson(caller, session.userId);
  if (!person || person.user.blocked) return undefined;
  return { session, ...person, place: { moment: 'account' } };
}

/** A user with what they sign in with. */
export async function findPerson(
  { site }: Caller,
  userId: string,
): Promise<Omit<PasskeyOwner, 'place'> | undefined> {
  const tenantId = site.tenant.id;
  const [found, identifier] = await Promise.all([
    findUserWithConnection(tenantId, userId),
    findIdentifier(tenantId, userId),
  ]);
  const connection = found && (await findConnectionById(tenantId, found.connectionId));
  return connection && { user: found.user, identifier: identifier ?? userId, connection };
}

/** Writes an act of the person on their own account to the tenant's log. */
export const auditAct = (
  caller: Caller,
  { user, connection, place }: PasskeyOwner,
  event: Parameters<typeof audit>[1],
): Promise<void> => {
  const clientId = 'clientId' in place ? { clientId: place.clientId } : {};
  return audit(caller, { userId: user.id, connectionId: connection.id, ...clientId, ...event });
};

/** The part of an account that a step with a passkey records. */
export const ofAccount = ({ user, connection, place }: PasskeyOwner) => ({
  ...place,
  userId: user.id,
  connectionId: connection.id,
});
