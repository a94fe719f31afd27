/**
 * An administrator's session in the dashboard.
 *
 * 1. It begins with a fresh proof: a sign-in of the last minutes, or the passkey of an invitation.
 * 2. It ends after two hours without use, and after twelve whatever happens.
 * 3. Role and block are looked up with every request: what is taken from somebody is gone at once.
 */
import { newToken } from '#app/ids.ts';
import type { AccountSession } from '#app/oidc/account-sessions.ts';
import { findAdministrator, markAdministratorJoined } from '#app/store/administrators.ts';
import type { Administrator } from '#app/store/administrators.ts';
import {
  deleteDashboardSession,
  findDashboardSession,
  insertDashboardSession,
  touchDashboardSession,
} from '#app/store/dashboard-sessions.ts';

import { findPerson } from '../account/account.ts';
import type { Account, AccountCaller } from '../account/account.ts';
import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';

const IDLE_MS = 2 * 60 * 60 * 1000;
const LONGEST_MS = 12 * 60 * 60 * 1000;
const FRESH_MS = 5 * 60 * 1000;
/** A session is not written with every request. */
const TOUCHED_EVERY_MS = 60_000;

/** An administrator who is signed in here, as the person and as what they may be. */
export type SignedIn = { administrator: Administrator; account: Account };

/** Begins a session; the token is for the browser's cookie. */
export async function beginDashboardSession(caller: Caller, userId: string): Promise<string> {
  const token = newToken();
  const tenantId = caller.site.tenant.id;
  const expiresAt = new Date(Date.now() + IDLE_MS);
  const { browserHash } = caller;
  await insertDashboardSession(tenantId, { token, userId, browserHash, expiresAt });
  await markAdministratorJoined(tenantId, userId);
  await audit(caller, { type: 'dashboard_session_begun', userId });
  return token;
}

/**
 * Begins a session for whoever has just signed in. Undefined where nobody has, where it was too long
 * ago, or where they are no administrator.
 */
export async function arriveAtDashboard(caller: AccountCaller): Promise<string | undefined> {
  const found = await caller.sessions.current();
  if (!found.ok || !(await isFresh(caller, found.session))) return undefined;
  const { userId } = found.session;
  const administrator = await findAdministrator(caller.site.tenant.id, userId);
  return administrator && beginDashboardSession(caller, userId);
}

async function isFresh({ sessions }: AccountCaller, { id, userId }: AccountSession) {
  const session = (await sessions.list(userId)).find((one) => one.id === id);
  return session !== undefined && Date.now() - session.signedInAt.getTime() < FRESH_MS;
}

/** Who the token of a browser stands for. */
export async function findSignedIn(
  caller: Caller,
  token: string | undefined,
): Promise<SignedIn | undefined> {
  if (token === undefined) return undefined;
  const tenantId = caller.site.tenant.id;
  const session = await findDashboardSession(tenantId, token, caller.browserHash);
  if (!session) return undefined;
  const [administrator, person] = await Promise.all([
    findAdministrator(tenantId, session.userId),
    findPerson(caller, session.userId),
  ]);
  if (!administrator || !person || person.user.blocked) return undefined;
  await touch(tenantId, session);
  const account: Account = {
    ...person,
    session: { id: session.tokenHash, userId: session.userId },
    place: { moment: 'account' },
  };
  return { administrator, account };
}

async function touch(
  tenantId: string,
  { tokenHash, createdAt, usedAt }: { tokenHash: string; createdAt: Date; usedAt: Date },
): Promise<void> {
  if (Date.now() - usedAt.getTime() < TOUCHED_EVERY_MS) return;
  const latest = Math.min(Date.now() + IDLE_MS, createdAt.getTime() + LONGEST_MS);
  await touchDashboardSession(tenantId, tokenHash, new Date(latest));
}

export async function endDashboardSession(
  caller: Caller,
  { account }: Pick<SignedIn, 'account'>,
): Promise<void> {
  await deleteDashboardSession(caller.site.tenant.id, account.session.id);
  await audit(caller, { type: 'dashboard_session_ended', userId: account.user.id });
}
