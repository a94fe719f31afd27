/**
 * The application with which administrators try a connection: they see the pages that people meet, and
 * what an application would learn.
 *
 * 1. Like the account page it is not stored, and at home on each host of a tenant.
 * 2. Only in the browser of an administrator who may change connections does a visit with it begin or
 *    end. Its one address is a page of the dashboard, and it gets no refresh token.
 * 3. All connections are open to it but the administrators' own, so that one can be tried before any
 *    application uses it.
 */
import type { ClientMetadata } from 'oidc-provider';

import { findAdministrator } from '#app/store/administrators.ts';
import { findDashboardSession } from '#app/store/dashboard-sessions.ts';
import { dashboardToken } from '#app/tenancy/dashboard-cookie.ts';
import type { RequestContext } from '#app/tenancy/request-context.ts';
import type { Site } from '#app/tenancy/site.ts';

import { clientSettingsSchema } from './client-settings.ts';
import { ownClientMetadata } from './own-client-metadata.ts';
import type { OwnApplication } from './own-client-metadata.ts';

export const TRY_CLIENT_ID = 'latchkey-try';

export const TRIED_PATH = '/dashboard/tried';

export const isTryClient = (clientId: string): boolean => clientId === TRY_CLIENT_ID;

/** Whether a browser is that of an administrator who may change connections. */
export async function mayTryConnections(
  { site, browserHash }: Pick<RequestContext, 'site' | 'browserHash'>,
  cookieHeader: string | undefined,
): Promise<boolean> {
  const token = dashboardToken(site, cookieHeader ?? null);
  const session = token && (await findDashboardSession(site.tenant.id, token, browserHash));
  if (!session) return false;
  const administrator = await findAdministrator(site.tenant.id, session.userId);
  return administrator?.role === 'owner' || administrator?.role === 'admin';
}

/** The trial as an application. */
export const tryApplication = (site: Site): OwnApplication => ({
  clientId: TRY_CLIENT_ID,
  name: site.tenant.displayName,
  settings: clientSettingsSchema.parse({
    callbacks: [`${site.origin}${TRIED_PATH}`],
    initiate_login_uri: `${site.origin}/dashboard/connections`,
    grant_types: ['authorization_code'],
    token_endpoint_auth_method: 'none',
  }),
});

/** The same as the engine reads it. */
export const tryClientMetadata = (site: Site): ClientMetadata => ({
  ...ownClientMetadata(tryApplication(site), 'code'),
  scope: 'openid profile email',
});
