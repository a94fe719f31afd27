/**
 * Finding the visit that a page belongs to.
 *
 * 1. A `state` is found only by the browser that began it.
 * 2. Whatever became of the visit, there is a way on: `open` goes on here, `restart` begins it again,
 *    `finished` leads back to the application, `unknown` explains.
 */
import { findConnectionOfClient } from '#app/connections/connection.ts';
import type { Connection } from '#app/connections/connection.ts';
import { accountApplication, isAccountClient } from '#app/oidc/account-client.ts';
import { clientSettingsSchema } from '#app/oidc/client-settings.ts';
import type { ClientSettings } from '#app/oidc/client-settings.ts';
import { dashboardApplication, isDashboardClient } from '#app/oidc/dashboard-client.ts';
import { findInteraction } from '#app/oidc/interaction.ts';
import type { PendingInteraction } from '#app/oidc/interaction.ts';
import { isTryClient, tryApplication } from '#app/oidc/try-client.ts';
import { findClient } from '#app/store/clients.ts';
import { findLoginTransaction } from '#app/store/login-transactions.ts';
import type { PendingEnrollment } from '#app/store/login-transactions.ts';
import { rememberSetting } from '#app/tenancy/remembered-settings.ts';
import type { Site } from '#app/tenancy/site.ts';

import type { Caller } from './caller.ts';

export type Application = { clientId: string; name: string; settings: ClientSettings };

export type Visit = {
  uid: string;
  interaction: PendingInteraction;
  application: Application;
  /** Undefined where the application has no connection that is switched on. */
  connection: Connection | undefined;
  /** What the person typed before, or what the application suggests. */
  identifier: string | undefined;
  /** A passkey that was offered after the sign-in of this visit. */
  enrollment: PendingEnrollment | undefined;
};

export type VisitState =
  | { kind: 'open'; visit: Visit }
  | { kind: 'restart'; path: string }
  | { kind: 'finished'; applicationName: string; continueUrl: string | null }
  | { kind: 'unknown' };

/** Looks a `state` up for this caller. `typed` is an identifier that was just sent, not kept yet. */
export async function findVisit(
  caller: Caller,
  state: string | undefined,
  typed?: string,
): Promise<VisitState> {
  if (!state) return { kind: 'unknown' };
  const tenantId = caller.site.tenant.id;
  const transaction = await findLoginTransaction(tenantId, caller.browserHash, state);
  if (!transaction) return { kind: 'unknown' };
  const { tenant } = caller.site;
  const { clientId } = transaction;
  const application =
    ownApplication(caller.site, clientId) ??
    (await rememberSetting(tenant, `application/${clientId}`, () =>
      findApplication(tenantId, clientId),
    ));
  if (!application) return { kind: 'unknown' };

  const interaction = await findInteraction(caller.provider, state);
  if (!interaction) {
    return transaction.finishedAt
      ? { kind: 'finished', applicationName: application.name, continueUrl: homeOf(application) }
      : {
          kind: 'restart',
          path: restartPath(transaction.restartPath, typed || transaction.identifier),
        };
  }
  const wanted = interaction.params.connection;
  const connectionName = typeof wanted === 'string' && wanted ? wanted : undefined;
  return {
    kind: 'open',
    visit: {
      uid: state,
      interaction,
      application,
      connection: await rememberSetting(
        tenant,
        `connection/${clientId}/${connectionName ?? ''}`,
        () => findConnectionOfClient(tenantId, clientId, connectionName),
      ),
      identifier: transaction.identifier ?? undefined,
      enrollment: transaction.enrollment ?? undefined,
    },
  };
}

/** The account page, the dashboard and its trials, which no tenant registers. */
function ownApplication(site: Site, clientId: string): Application | undefined {
  if (isAccountClient(clientId)) return accountApplication(site);
  if (isTryClient(clientId)) return tryApplication(site);
  return isDashboardClient(clientId) ? dashboardApplication(site) : undefined;
}

/** What the person has typed survives the restart as a hint. */
function restartPath(path: string, identifier: string | null): string {
  if (!identifier || !path.startsWith('/authorize?')) return path;
  const query = new URLSearchParams(path.slice('/authorize?'.length));
  query.set('login_hint', identifier);
  return `/authorize?${query.toString()}`;
}

export async function findApplication(
  tenantId: string,
  clientId: string,
): Promise<Application | undefined> {
  const client = await findClient(tenantId, clientId);
  if (!client) return undefined;
  return { clientId, name: client.name, settings: clientSettingsSchema.parse(client.settings) };
}

/** Where an application begins: its own sign-in address, otherwise the front of its first callback. */
export function homeOf({ settings }: Application): string | null {
  if (settings.initiate_login_uri) return settings.initiate_login_uri;
  const origin = URL.parse(settings.callbacks[0] ?? '')?.origin;
  return origin && origin !== 'null' ? origin : null;
}
