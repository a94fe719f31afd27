/**
 * Ending a session without asking: `/v2/logout`, `/oidc/logout` with a hint that proves who asks, and
 * the account page.
 *
 * 1. A browser is sent only to an address that the named application has registered.
 * 2. Every application of the session that listens is told over the back channel.
 * 3. A sign-in of the same person that still waits for an answer does not outlive it.
 * 4. Tokens of the session's grants are revoked, except those meant to outlive it.
 */
import type { Client, KoaContextWithOIDC, Provider, Session } from 'oidc-provider';

import { logger } from '#app/observability/logger.ts';
import { deleteParkedSignIns } from '#app/store/tickets.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

type Ctx = Pick<KoaContextWithOIDC, 'req' | 'res' | 'cookies'>;

/** Ends the session of the request, if there is one. Returns the user who was signed in. */
export async function endSession(
  provider: Provider,
  ctx: Ctx,
  session: Session,
  cookieOptions: { path: string; secure: boolean },
): Promise<string | undefined> {
  const { accountId } = session;
  await closeSession(provider, ctx, session);
  ctx.cookies.set(provider.cookieName('session'), null, { ...cookieOptions, overwrite: true });
  return accountId;
}

/** Ends a session, of whichever browser. `ctx` is the request in which somebody asked for it. */
export async function closeSession(
  provider: Provider,
  ctx: Pick<Ctx, 'req'>,
  session: Session,
): Promise<void> {
  const { tenant } = getRequestContext(ctx.req).site;
  await closeSessionOf(tenant.id, provider, session, {
    told: ({ client, accountId, sid }) =>
      provider.emit('backchannel.success', ctx, client, accountId, sid),
    notTold: (error, { client, accountId, sid }) =>
      provider.emit('backchannel.error', ctx, error, client, accountId, sid),
  });
}

/** Who hears of it when an application was told that a session has ended, or could not be told. */
export type Listener = {
  told: (of: Notified) => unknown;
  notTold: (error: Error, of: Notified) => unknown;
};

type Notified = { client: Client; accountId: string; sid: string };

/** The same where nobody's request asks for it. */
export async function closeSessionOf(
  tenantId: string,
  provider: Provider,
  session: Session,
  listener: Listener,
): Promise<void> {
  const { accountId } = session;
  if (accountId) await deleteParkedSignIns(tenantId, accountId);
  const authorizations = Object.entries(session.authorizations ?? {});
  await Promise.all(
    authorizations.map(async ([clientId, authorization]) => {
      await notify(provider, { clientId, accountId, sid: authorization.sid }, listener);
      if (authorization.grantId && !authorization.persistsLogout) {
        await revokeGrant(provider, authorization.grantId);
      }
    }),
  );
  await session.destroy();
}

/** The same third rule where the engine itself ends the session, after its own question. */
export function endParkedSignIns(provider: Provider, tenantId: string): void {
  provider.on('end_session.success', ({ oidc }) => {
    const accountId = oidc.session?.accountId;
    if (!accountId) return;
    deleteParkedSignIns(tenantId, accountId).catch((error: unknown) =>
      logger.error({ err: error }, 'a waiting sign-in was not ended'),
    );
  });
}

/** A method of the engine's clients that its published types leave out. */
type LogoutListener = { backchannelLogout(accountId: string, sid: string): Promise<void> };

/** Back-Channel Logout 1.0 §2.5; an application that does not answer must not keep the user signed in. */
async function notify(
  provider: Provider,
  { clientId, accountId, sid }: { clientId: string; accountId?: string; sid?: string },
  listener: Listener,
): Promise<void> {
  const client = await provider.Client.find(clientId).catch(() => undefined);
  if (!client?.backchannelLogoutUri || !accountId || !sid) return;
  try {
    await (client as unknown as LogoutListener).backchannelLogout(accountId, sid);
    await listener.told({ client, accountId, sid });
  } catch (error) {
    await listener.notTold(error instanceof Error ? error : new Error(String(error)), {
      client,
      accountId,
      sid,
    });
  }
}

async function revokeGrant(provider: Provider, grantId: string): Promise<void> {
  await Promise.all([
    provider.AccessToken.revokeByGrantId(grantId),
    provider.RefreshToken.revokeByGrantId(grantId),
    provider.AuthorizationCode.revokeByGrantId(grantId),
    provider.DeviceCode.revokeByGrantId(grantId),
  ]);
  const grant = await provider.Grant.find(grantId);
  await grant?.destroy();
}

/**
 * Whether a `returnTo` of `/v2/logout` is one that the application has registered. Scheme, host and
 * path must be equal; query and fragment are not compared, as Auth0 does.
 */
export function isAllowedReturnTo(returnTo: string, allowed: readonly string[]): boolean {
  const asked = URL.parse(returnTo);
  if (!asked || asked.username || asked.password) return false;
  return allowed.some((entry) => {
    const registered = URL.parse(entry);
    return (
      registered !== null &&
      registered.protocol === asked.protocol &&
      registered.host === asked.host &&
      registered.pathname === asked.pathname
    );
  });
}
