/**
 * The application that every tenant has: the account page of its own people.
 *
 * 1. It is not stored, so nobody can change it, lose it or find it in a list.
 * 2. `/account` begins an ordinary visit with it. What comes back is the browser and nothing else
 *    (`response_type=none`, OAuth 2.0 Multiple Response Type Encoding Practices §4): the session is
 *    all that the page needs, and a stranger who begins such a visit gets nothing either.
 * 3. Everybody has an account, whichever connection they come from: to sign in, all are open to it
 *    that some application uses, and last the administrators' own. One that an administrator has
 *    switched off everywhere stays off.
 */
import type { ClientMetadata } from 'oidc-provider';

import {
  findAdministratorsConnection,
  listConnections,
  listConnectionsInUse,
  listConnectionsOfClient,
} from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import type { Site } from '#app/tenancy/site.ts';

import { clientSettingsSchema } from './client-settings.ts';
import { isDashboardClient } from './dashboard-client.ts';
import { isTryClient } from './try-client.ts';
import { ownClientMetadata } from './own-client-metadata.ts';
import type { OwnApplication } from './own-client-metadata.ts';

/** Ids of registered applications are letters and digits only: none can be the same. */
const ACCOUNT_CLIENT_ID = 'latchkey-account';

const SIGNED_IN_PATH = '/account/signed-in';

export const isAccountClient = (clientId: string): boolean => clientId === ACCOUNT_CLIENT_ID;

/** The account page as an application; on each host of a tenant it is at home on that host. */
export const accountApplication = (site: Site): OwnApplication => ({
  clientId: ACCOUNT_CLIENT_ID,
  name: site.tenant.displayName,
  settings: clientSettingsSchema.parse({
    callbacks: [`${site.origin}${SIGNED_IN_PATH}`],
    initiate_login_uri: `${site.origin}/account`,
    grant_types: [],
    token_endpoint_auth_method: 'none',
  }),
});

/** The same as the engine reads it. It may ask for no code and no token. */
export const accountClientMetadata = (site: Site): ClientMetadata =>
  ownClientMetadata(accountApplication(site), 'none');

/** The address that begins a visit, and the one way to the account page. */
export function accountVisitPath(
  site: Site,
  { asksAgain, connection }: { asksAgain: boolean; connection?: string | undefined },
): string {
  const query = new URLSearchParams({
    client_id: ACCOUNT_CLIENT_ID,
    redirect_uri: `${site.origin}${SIGNED_IN_PATH}`,
    response_type: 'none',
    scope: 'openid',
    ...(asksAgain ? { prompt: 'login' } : {}),
    ...(connection ? { connection } : {}),
  });
  return `/authorize?${query.toString()}`;
}

/** The connections whose people may use an application, oldest first. */
export async function listConnectionsOpenTo(
  tenantId: string,
  clientId: string,
): Promise<ConnectionRow[]> {
  if (isDashboardClient(clientId)) return listAdministratorsConnection(tenantId);
  if (isTryClient(clientId)) return listConnections(tenantId);
  if (!isAccountClient(clientId)) return listConnectionsOfClient(tenantId, clientId);
  return [
    ...(await listConnectionsInUse(tenantId)),
    ...(await listAdministratorsConnection(tenantId)),
  ];
}

async function listAdministratorsConnection(tenantId: string): Promise<ConnectionRow[]> {
  const found = await findAdministratorsConnection(tenantId);
  return found ? [found] : [];
}
