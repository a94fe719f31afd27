/** The sessions of one person, for administrators: nobody's request is there to ask with. */
import { recordAuditEvent } from '#app/store/audit-events.ts';
import { findSessionArtifact, listSessionArtifacts } from '#app/store/provider-artifacts.ts';
import type { Site } from '#app/tenancy/site.ts';

import { engineWhereBegun, factsOf } from './account-sessions.ts';
import type { SessionFacts, StoredSession } from './account-sessions.ts';
import { closeSessionOf } from './logout.ts';
import type { Listener } from './logout.ts';
import { engineOf } from './provider-cache.ts';

export type UserSession = SessionFacts & { clientIds: string[]; expiresAt: Date | null };

type StoredWithUse = StoredSession & {
  accountId?: string;
  exp?: number;
  authorizations?: Record<string, unknown>;
};

/** Those in which a user is signed in, the one used last first. */
export async function listUserSessions(tenantId: string, userId: string): Promise<UserSession[]> {
  const sessions = (await storedSessions(tenantId, userId)).map(told);
  return sessions.toSorted((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
}

/** One in which somebody is signed in, and who; by the id that lists tell. */
export async function findUserSession(
  tenantId: string,
  id: string,
): Promise<(UserSession & { userId: string }) | undefined> {
  const stored = await storedSession(tenantId, id);
  return stored?.accountId === undefined
    ? undefined
    : { ...told(stored), userId: stored.accountId };
}

const told = (stored: StoredWithUse): UserSession => ({
  ...factsOf(stored),
  clientIds: Object.keys(stored.authorizations ?? {}),
  expiresAt: stored.exp === undefined ? null : new Date(stored.exp * 1000),
});

/**
 * Ends all sessions of a user: their applications are told, and grants are revoked. `site` is where
 * somebody asked for it; it stands in for hosts that the tenant has given up.
 */
export async function endUserSessions(site: Site, userId: string): Promise<void> {
  for (const stored of await storedSessions(site.tenant.id, userId)) {
    await endSession(site, stored, userId);
  }
}

/** Ends one session in the same way. False where nobody is signed in with it. */
export async function endUserSession(site: Site, id: string): Promise<boolean> {
  const stored = await storedSession(site.tenant.id, id);
  if (stored?.accountId === undefined) return false;
  return endSession(site, stored, stored.accountId);
}

async function endSession(site: Site, stored: StoredSession, userId: string): Promise<boolean> {
  const tenantId = site.tenant.id;
  const provider = (await engineWhereBegun(tenantId, stored)) ?? (await engineOf(site)).provider;
  const session = await provider.Session.findByUid(stored.uid);
  if (session?.accountId !== userId) return false;
  await closeSessionOf(tenantId, provider, session, writtenDown(tenantId));
  await recordAuditEvent(tenantId, { type: 'session_revoked', userId });
  return true;
}

const storedSession = async (tenantId: string, id: string) =>
  (await findSessionArtifact(tenantId, id))?.payload as StoredWithUse | undefined;

const storedSessions = async (tenantId: string, userId: string) =>
  (await listSessionArtifacts(tenantId, userId)).map(({ payload }) => payload as StoredWithUse);

const writtenDown = (tenantId: string): Listener => ({
  told: ({ client: { clientId }, accountId: userId }) =>
    recordAuditEvent(tenantId, { type: 'oidc_backchannel_logout_succeeded', clientId, userId }),
  notTold: (error, { client: { clientId }, accountId: userId }) =>
    recordAuditEvent(tenantId, {
      ...{ type: 'oidc_backchannel_logout_failed', clientId, userId },
      details: { reason: error.message },
    }),
});
