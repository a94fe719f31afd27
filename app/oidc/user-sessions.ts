/** The sessions of one person, for administrators: nobody's request is there to ask with. */
import { recordAuditEvent } from '#app/store/audit-events.ts';
import { listSessionArtifacts } from '#app/store/provider-artifacts.ts';
import type { Site } from '#app/tenancy/site.ts';

import { engineWhereBegun, factsOf } from './account-sessions.ts';
import type { SessionFacts, StoredSession } from './account-sessions.ts';
import { closeSessionOf } from './logout.ts';
import type { Listener } from './logout.ts';
import { engineOf } from './provider-cache.ts';

export type UserSession = SessionFacts & { clientIds: string[]; expiresAt: Date | null };

type StoredWithUse = StoredSession & { exp?: number; authorizations?: Record<string, unknown> };

/** Those in which a user is signed in, the one used last first. */
export async function listUserSessions(tenantId: string, userId: string): Promise<UserSession[]> {
  const sessions = (await storedSessions(tenantId, userId)).map((stored) => ({
    ...factsOf(stored),
    clientIds: Object.keys(stored.authorizations ?? {}),
    expiresAt: stored.exp === undefined ? null : new Date(stored.exp * 1000),
  }));
  return sessions.toSorted((a, b) => b.usedAt.getTime() - a.usedAt.getTime());
}

/**
 * Ends all sessions of a user: their applications are told, and grants are revoked. `site` is where
 * somebody asked for it; it stands in for hosts that the tenant has given up.
 */
export async function endUserSessions(site: Site, userId: string): Promise<void> {
  const tenantId = site.tenant.id;
  for (const stored of await storedSessions(tenantId, userId)) {
    const provider = (await engineWhereBegun(tenantId, stored)) ?? (await engineOf(site)).provider;
    const session = await provider.Session.findByUid(stored.uid);
    if (session?.accountId !== userId) continue;
    await closeSessionOf(tenantId, provider, session, writtenDown(tenantId));
    await recordAuditEvent(tenantId, { type: 'session_revoked', userId });
  }
}

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
