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

/** Somebody who is signed in in this very browser. */
export type Account = {
  session: AccountSession;
  user: User;
  /** What they sign in with. */
  identifier: string;
  connection: Connection;
};

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

async function accountOf({ site }: Caller, session: AccountSession): Promise<Account | undefined> {
  const tenantId = site.tenant.id;
  const found = await findUserWithConnection(tenantId, session.userId);
  if (!found || found.user.blocked) return undefined;
  const [connection, identifier] = await Promise.all([
    findConnectionById(tenantId, found.connectionId),
    findIdentifier(tenantId, session.userId),
  ]);
  if (!connection) return undefined;
  return { session, user: found.user, identifier: identifier ?? found.user.id, connection };
}

/** Writes an act of the person on their own account to the tenant's log. */
export const auditAct = (
  caller: Caller,
  { user, connection }: Account,
  event: Parameters<typeof audit>[1],
): Promise<void> => audit(caller, { userId: user.id, connectionId: connection.id, ...event });

/** The part of an account that a step with a passkey records. */
export const ofAccount = ({ user, connection }: Account) => ({
  moment: 'account' as const,
  userId: user.id,
  connectionId: connection.id,
});
