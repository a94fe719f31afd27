/**
 * The sessions of one person, for the account page.
 *
 * 1. The engine's cookie alone says to applications who is signed in, also inside their frames. It
 *    is not enough here: a session counts only in the browser that began it, so a cookie that was
 *    copied to another one opens nothing.
 * 2. The engine's own names for a session are secrets. Here it goes by a hash of one of them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Provider } from 'oidc-provider';

import { hashToken } from '#app/ids.ts';
import { recordAuditEvent } from '#app/store/audit-events.ts';
import { listSessionArtifacts } from '#app/store/provider-artifacts.ts';
import { auditOrigin, getRequestContext } from '#app/tenancy/request-context.ts';
import { findSite } from '#app/tenancy/site.ts';

import { closeSession } from './logout.ts';
import { engineOf } from './provider-cache.ts';
import { originIn } from './session-origin.ts';

/** `id` stays the same for as long as the person is signed in. */
export type AccountSession = { id: string; userId: string };

/** `unproved` is whose session it is that proves nothing about this browser, where there is one. */
type FoundSession =
  { ok: true; session: AccountSession } | { ok: false; unproved: { userId: string } | null };

/** What a person is told about a session. Null where it was begun before that was kept. */
export type SessionFacts = {
  id: string;
  browserHash: string | null;
  browser: string | null;
  ip: string | null;
  signedInAt: Date;
  usedAt: Date;
};

export type AccountSessions = {
  /** The session of this browser. */
  current: () => Promise<FoundSession>;
  /** The sessions in which a user is signed in, the one used last first. */
  list: (userId: string) => Promise<SessionFacts[]>;
  /**
   * Ends one of a user's own sessions, wherever it is: its applications are told, its grants are
   * revoked, and its browser is signed out with its next request. False where it is not theirs.
   */
  revoke: (userId: string, id: string) => Promise<boolean>;
};

/** Sessions as a request may see and end them. */
export function accountSessions(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): AccountSessions {
  const tenantId = getRequestContext(request).site.tenant.id;
  const list = async (userId: string) => {
    const artifacts = await listSessionArtifacts(tenantId, userId);
    return artifacts.map(({ payload }) => payload as StoredSession);
  };
  let current: Promise<FoundSession> | undefined;
  return {
    current: () => (current ??= findSession(provider, request, response)),
    list: async (userId) =>
      (await list(userId)).map(factsOf).sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime()),
    revoke: async (userId, id) => {
      const stored = (await list(userId)).find(({ uid }) => hashToken(uid) === id);
      if (!stored) return false;
      const home = (await engineWhereBegun(tenantId, stored)) ?? provider;
      const session = await home.Session.findByUid(stored.uid);
      if (session?.accountId !== userId) return false;
      await closeSession(home, home.createContext(request, response), session);
      return true;
    },
  };
}

/**
 * The engine of the host that a session was begun on: applications know the session from that host's
 * issuer. Undefined where the host is no longer the tenant's.
 */
export async function engineWhereBegun(
  tenantId: string,
  session: object,
): Promise<Provider | undefined> {
  const host = originIn(session)?.host;
  const site = host ? await findSite(host) : undefined;
  if (site?.tenant.id !== tenantId) return undefined;
  return (await engineOf(site)).provider;
}

async function findSession(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<FoundSession> {
  const session = await provider.Session.get(provider.createContext(request, response));
  const { accountId: userId, uid } = session;
  if (!userId) return { ok: false, unproved: null };
  const context = getRequestContext(request);
  const origin = originIn(session);
  if (origin?.browserHash === context.browserHash) {
    return { ok: true, session: { id: hashToken(uid), userId } };
  }
  // A session that was begun before origins were kept is nobody's fault.
  if (origin) {
    await recordAuditEvent(context.site.tenant.id, {
      type: 'session_of_another_browser',
      ...auditOrigin(context),
      userId,
      details: { begunOn: origin.browser, begunFrom: origin.ip },
    });
  }
  return { ok: false, unproved: { userId } };
}

/** What the engine stores of a session, as far as it is told. */
export type StoredSession = { uid: string; loginTs?: number; iat: number };

export function factsOf(stored: StoredSession): SessionFacts {
  const origin = originIn(stored);
  const signedInAt = new Date((stored.loginTs ?? stored.iat) * 1000);
  return {
    id: hashToken(stored.uid),
    browserHash: origin?.browserHash ?? null,
    browser: origin?.browser ?? null,
    // IPv4 as people know it, not as IPv6 carries it (RFC 4291 §2.5.5.2).
    ip: origin?.ip.replace(/^::ffff:(?=[\d.]+$)/, '') ?? null,
    signedInAt,
    usedAt: origin ? new Date(origin.usedAt) : signedInAt,
  };
}
