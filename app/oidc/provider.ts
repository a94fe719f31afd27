/**
 * One provider for one host of one tenant: Auth0's paths and manners on a certified engine.
 *
 * 1. Everything a client could forge (issuer, origin, scheme) comes from the site, never from the request.
 * 2. PKCE with S256 on every code flow (RFC 9700 §2.1.1); redirect addresses match exactly (§4.1.3).
 * 3. Refresh tokens rotate; one that comes twice revokes its whole family (§4.14.2).
 */
import { Provider } from 'oidc-provider';
import type { Configuration, KoaContextWithOIDC } from 'oidc-provider';

import { deriveKey } from '#app/store/encryption.ts';
import type { Site } from '#app/tenancy/site.ts';
import { sessionSecondsOf } from '#app/tenancy/tenant-settings.ts';

import { accountFinder, claimsByScope, standardScopes } from './account-claims.ts';
import { accountClientMetadata } from './account-client.ts';
import { adapterFor } from './adapter.ts';
import { acrValues } from './assurance.ts';
import { auditProvider } from './audit.ts';
import { SETTINGS_KEY, settingsOf } from './client-metadata.ts';
import { dashboardClientMetadata } from './dashboard-client.ts';
import { requireDeviceSession } from './device-session.ts';
import { loadExistingGrant } from './existing-grant.ts';
import {
  deviceErrorCodeOf,
  errorCodeOf,
  formSecretOf,
  handOverPages,
  showPage,
} from './hosted-pages.ts';
import { beginTransaction } from './interaction.ts';
import { buildInteractionPolicy } from './interaction-policy.ts';
import { endParkedSignIns } from './logout.ts';
import { logoutRoutes, logoutSource, showLogoutResult } from './logout-routes.ts';
import { keptInToken } from './my-account-api.ts';
import { keepOfflineAccess, mayHaveRefreshToken } from './offline-access.ts';
import { registerPasskeyGrant } from './passkey-grant.ts';
import { refreshTokenSeconds } from './refresh-token-lifetime.ts';
import { getResourceServerInfo, requestedAudience } from './resource-servers.ts';
import { carryOrigins } from './session-origin.ts';
import { loadKeySet } from './signing-keys.ts';
import { tryClientMetadata } from './try-client.ts';
import { frameWebMessages } from './web-message.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Outlives the longest refresh token that a session can hand out. */
const GRANT_SECONDS = 400 * DAY;

export async function buildProvider(site: Site): Promise<Provider> {
  const tenantId = site.tenant.id;
  const provider = new Provider(site.issuer, {
    ...configuration(site),
    jwks: await loadKeySet(tenantId),
  });
  // The scheme and host that it sees are written by `server.ts` from the site.
  provider.proxy = true;
  provider.Client.prototype.includeSid = () => true;
  trustRegisteredAddresses(provider);
  carryOrigins(provider);
  provider.use(handOverPages);
  provider.use(frameWebMessages);
  provider.use(requireDeviceSession(provider));
  registerPasskeyGrant(provider, site);
  logoutRoutes(provider, site);
  endParkedSignIns(provider, tenantId);
  auditProvider(provider, tenantId);
  return provider;
}

function configuration(site: Site): Configuration {
  const tenantId = site.tenant.id;
  const cookie = { httpOnly: true, path: '/', secure: site.https, overwrite: true } as const;
  return {
    adapter: adapterFor(tenantId),
    clients: [accountClientMetadata(site), dashboardClientMetadata(site), tryClientMetadata(site)],
    findAccount: accountFinder(tenantId),
    loadExistingGrant,
    interactions: { policy: buildInteractionPolicy(), url: beginTransaction },
    acrValues,
    claims: claimsByScope,
    conformIdTokenClaims: false,
    scopes: standardScopes,
    // `none` is the account page's own: no registered application may ask for it.
    responseTypes: ['code', 'id_token', 'code id_token', 'none'],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    enabledJWA: { idTokenSigningAlgValues: ['RS256'] },
    extraParams: {
      audience: null,
      auth0Client: null,
      connection: null,
      screen_hint: null,
      offline_access: keepOfflineAccess,
    },
    fetch: (url, options) => fetch(url, site.https ? options : reachingLoopback(options)),
    extraClientMetadata: { properties: [SETTINGS_KEY] },
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin, client) => isClientOrigin(origin, settingsOf(client)),
    rotateRefreshToken: ({ oidc }) =>
      oidc.client !== undefined &&
      settingsOf(oidc.client).refresh_token.rotation_type === 'rotating',
    issueRefreshToken: (_ctx, client, source) =>
      Promise.resolve(mayHaveRefreshToken(client, source.scopes)),
    cookies: {
      keys: [deriveKey(`cookies:${tenantId}`).toString('base64url')],
      names: {
        session: site.https ? '__Host-latchkey_session' : 'latchkey_session',
        interaction: 'latchkey_interaction',
        resume: 'latchkey_resume',
      },
      // Applications on other sites ask silently from a frame: over TLS the session goes along.
      long: { ...cookie, sameSite: site.https ? 'none' : 'lax' },
      short: { httpOnly: true, secure: site.https, overwrite: true, sameSite: 'lax' },
    },
    routes: {
      authorization: '/authorize',
      token: '/oauth/token',
      userinfo: '/userinfo',
      jwks: '/.well-known/jwks.json',
      revocation: '/oauth/revoke',
      pushed_authorization_request: '/oauth/par',
      device_authorization: '/oauth/device/code',
      code_verification: '/activate',
      end_session: '/oidc/logout',
    },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx) => logoutSource(ctx, site),
        postLogoutSuccessSource: showLogoutResult,
      },
      deviceFlow: {
        enabled: true,
        userCodeInputSource: (ctx, _form, _out, error) =>
          showPage(ctx.req, {
            page: 'device-code',
            formAction: '/activate',
            xsrf: formSecretOf(ctx.oidc.session),
            ...(error ? { error: deviceErrorCodeOf(error) } : {}),
          }),
        userCodeConfirmSource: (ctx, _form, client, _deviceInfo, userCode) =>
          showPage(ctx.req, {
            page: 'device-confirm',
            formAction: '/activate',
            xsrf: formSecretOf(ctx.oidc.session),
            userCode,
            applicationName: client.clientName ?? client.clientId,
          }),
        successSource: (ctx) => showPage(ctx.req, { page: 'device-done' }),
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx, client, oneOf) => requestedAudience(ctx, site, client, oneOf),
        getResourceServerInfo: (ctx, identifier, client) =>
          getResourceServerInfo(ctx, site, identifier, client),
        useGrantedResource: () => true,
      },
    },
    extraTokenClaims: (ctx, token) => keptInToken(site, ctx, token),
    formats: {
      customizers: {
        jwt: (_ctx, token, jwt) => {
          const machine = token.kind === 'ClientCredentials';
          jwt.payload.azp = token.clientId;
          if (machine) Object.assign(jwt.payload, machineClaims(token.clientId));
        },
      },
    },
    ttl: {
      AuthorizationCode: MINUTE,
      AccessToken: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? DAY,
      ClientCredentials: (_ctx, token) => token.resourceServer?.accessTokenTTL ?? DAY,
      DeviceCode: 15 * MINUTE,
      Grant: GRANT_SECONDS,
      IdToken: (_ctx, _token, client) => settingsOf(client).jwt_configuration.lifetime_in_seconds,
      Interaction: HOUR,
      RefreshToken: (_ctx, token, client) =>
        refreshTokenSeconds(settingsOf(client).refresh_token, token.totalLifetime()),
      Session: (_ctx, session) => sessionLifetime(session.loginTs, sessionSecondsOf(site.tenant)),
    },
    renderError: (ctx, out, error) => {
      // A visit that went stale on its way back is picked up where it began.
      const uid = resumedVisit(ctx);
      if (uid && out.error === 'session_not_found') {
        ctx.status = 303;
        ctx.redirect(`/login?state=${encodeURIComponent(uid)}`);
        return;
      }
      const reason = (error as { error_description?: string }).error_description;
      showPage(ctx.req, { page: 'error', code: errorCodeOf(out.error), reference: reason });
    },
  };
}

/**
 * The engine keeps its requests (back-channel logout) away from private addresses. A login on this
 * machine may tell applications on this machine.
 */
const reachingLoopback = ({
  dispatcher,
  ...options
}: RequestInit & { dispatcher?: unknown } = {}): RequestInit => options;

/** Auth0's form of the claims of a token that no person stands behind. */
const machineClaims = (clientId: string | undefined) => ({
  sub: `${clientId ?? ''}@clients`,
  gty: 'client-credentials',
});

function sessionLifetime(
  loginSeconds: number | undefined,
  { all, idle }: { all: number; idle: number },
): number {
  if (loginSeconds === undefined) return HOUR;
  const left = loginSeconds + all - Math.floor(Date.now() / 1000);
  return Math.max(1, Math.min(idle, left));
}

function resumedVisit(ctx: KoaContextWithOIDC): string | undefined {
  const match = /^\/authorize\/([A-Za-z0-9_-]+)$/.exec(ctx.path);
  return match?.[1];
}

function isClientOrigin(origin: string, settings: ReturnType<typeof settingsOf>): boolean {
  return (
    settings.web_origins.includes(origin) ||
    settings.allowed_origins.includes(origin) ||
    settings.callbacks.some((callback) => URL.parse(callback)?.origin === origin)
  );
}

/**
 * Which addresses an application may return to was decided by `client-settings.ts` when it was
 * registered. The engine's own rules are left out: they would refuse the implicit flow on
 * localhost, which Auth0's Express SDK uses by default and developers run on their machine, and
 * applications that return to a scheme of their own as well as to https.
 */
function trustRegisteredAddresses(provider: Provider): void {
  const { Schema } = provider.Client as unknown as {
    Schema: { prototype: { redirectUris(): void } };
  };
  Schema.prototype.redirectUris = () => undefined;
}
