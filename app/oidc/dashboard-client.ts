/**
 * The application in which administrators look after a tenant.
 *
 * 1. Like the account page it is not stored and asks for no code and no token: what comes back is the
 *    browser, and the dashboard begins a session of its own.
 * 2. It always asks who is there (`prompt=login`): a session that somebody left open opens no dashboard.
 * 3. Only the administrators' connection is open to it, and that one to nothing else but the account page.
 */
import type { ClientMetadata } from 'oidc-provider';

import type { Site } from '#app/tenancy/site.ts';

import { clientSettingsSchema } from './client-settings.ts';
import { ownClientMetadata } from './own-client-metadata.ts';
import type { OwnApplication } from './own-client-metadata.ts';

const DASHBOARD_CLIENT_ID = 'latchkey-dashboard';

const SIGNED_IN_PATH = '/dashboard/signed-in';

export const isDashboardClient = (clientId: string): boolean => clientId === DASHBOARD_CLIENT_ID;

/** The dashboard as an application; on each host of a tenant it is at home on that host. */
export const dashboardApplication = (site: Site): OwnApplication => ({
  clientId: DASHBOARD_CLIENT_ID,
  name: `${site.tenant.displayName} dashboard`,
  settings: clientSettingsSchema.parse({
    callbacks: [`${site.origin}${SIGNED_IN_PATH}`],
    initiate_login_uri: `${site.origin}/dashboard`,
    grant_types: [],
    token_endpoint_auth_method: 'none',
  }),
});

/** The same as the engine reads it. */
export const dashboardClientMetadata = (site: Site): ClientMetadata =>
  ownClientMetadata(dashboardApplication(site), 'none');

/** The address that begins a visit. `state` comes back with the browser. */
export function dashboardVisitPath(site: Site, state: string): string {
  const query = new URLSearchParams({
    client_id: DASHBOARD_CLIENT_ID,
    redirect_uri: `${site.origin}${SIGNED_IN_PATH}`,
    response_type: 'none',
    scope: 'openid',
    prompt: 'login',
    state,
  });
  return `/authorize?${query.toString()}`;
}
