/**
 * Tokens for the answer of a passkey (Auth0's `urn:okta:params:oauth:grant-type:webauthn`).
 *
 * 1. The engine has authenticated the application and knows that it may use this grant; only an
 *    application of the tenant itself gets further.
 * 2. What was asked for is checked before the answer is looked at, because that uses it up.
 * 3. What the answer proves is not decided here: whoever hands the request to the engine brings the
 *    exchange along, because this room does not know the ones in front of it.
 * 4. No browser session is made: nothing here sets a cookie, and no token has a `sid`.
 */
import type { IncomingMessage } from 'node:http';

import type { Middleware } from 'koa';
import { errors } from 'oidc-provider';
import type {
  Account,
  Client,
  Grant,
  Provider,
  ResourceServerInstance,
  TokenEndpointGrantContext,
} from 'oidc-provider';

import type { Refused } from '#app/errors.ts';
import { oauthRefusalOf } from '#app/oauth-refusal.ts';
import type { OauthRefusal } from '#app/oauth-refusal.ts';
import type { Site } from '#app/tenancy/site.ts';

import { accountFinder } from './account-claims.ts';
import { assuranceOf } from './assurance.ts';
import type { LoginMethod } from './assurance.ts';
import { PASSKEY_GRANT_TYPE } from './client-settings.ts';
import { noteProofTime } from './my-account-api.ts';
import { mayHaveRefreshToken } from './offline-access.ts';
import { isOwnApplication } from './passkey-client.ts';
import { getResourceServerInfo, requestedAudience } from './resource-servers.ts';

/** What an application hands in. */
export type PasskeyAnswer = {
  clientId: string;
  authSession: string;
  /** An object of JSON, or its text. */
  response: unknown;
  realm: string | undefined;
  organization: string | undefined;
};

/** Who answered, how and when (milliseconds since 1970). */
export type ProvedPasskey = {
  ok: true;
  userId: string;
  method: LoginMethod;
  countsAsMfa: boolean;
  provedAt: number;
};

export type PasskeyExchange = (answer: PasskeyAnswer) => Promise<ProvedPasskey | Refused>;

const exchanges = new WeakMap<IncomingMessage, PasskeyExchange>();

/** Brings the exchange for a request that the engine is about to answer. */
export function bringPasskeyExchange(request: IncomingMessage, exchange: PasskeyExchange): void {
  exchanges.set(request, exchange);
}

const refusals = new WeakMap<IncomingMessage, OauthRefusal>();

const refusedAnswers = new WeakSet<IncomingMessage>();

/** Whether the exchange itself refused a request, and has noted it in the log. */
export const wasAnswerRefused = (request: IncomingMessage): boolean => refusedAnswers.has(request);

const parameters = [
  'auth_session',
  'authn_response',
  'realm',
  'organization',
  'scope',
  'audience',
] as const;

type Context = TokenEndpointGrantContext<Partial<Record<(typeof parameters)[number], string>>>;

export function registerPasskeyGrant(provider: Provider, site: Site): void {
  provider.registerGrantType(
    PASSKEY_GRANT_TYPE,
    (ctx: Context) => exchangeForTokens(ctx, site),
    parameters,
  );
  provider.use(nameRefusal);
}

/** The engine says a refusal in OAuth's words; ours has a code beside them. */
const nameRefusal: Middleware = async (ctx, next) => {
  await next();
  const refusal = refusals.get(ctx.req);
  if (!refusal) return;
  ctx.body = refusal.body;
  if (refusal.retryAfterSeconds) ctx.set('Retry-After', String(refusal.retryAfterSeconds));
};

async function exchangeForTokens(ctx: Context, site: Site): Promise<void> {
  const { client, params } = ctx.oidc;
  if (!isOwnApplication(client)) {
    return refuseWith(ctx, { ok: false, code: 'unauthorized_client' });
  }
  const { auth_session: authSession, authn_response: response, realm, organization } = params;
  if (!authSession || !response) {
    throw new errors.InvalidRequest('auth_session and authn_response are required');
  }
  const wanted = await readWishes(ctx, site, client);

  const exchange = exchanges.get(ctx.req);
  if (!exchange) throw new Error('nobody brought an exchange along with this request');
  const { clientId } = client;
  const proved = await exchange({ clientId, authSession, response, realm, organization });
  if (!proved.ok) {
    refusedAnswers.add(ctx.req);
    return refuseWith(ctx, proved);
  }

  const account = await accountFinder(site.tenant.id)(ctx, proved.userId);
  if (!account) throw new errors.InvalidGrant('the account is gone');
  ctx.oidc.entity('Account', account);
  ctx.body = await issueTokens(ctx, account, proved, wanted);
}

function refuseWith(ctx: Context, refused: Refused): never {
  const refusal = oauthRefusalOf(refused);
  refusals.set(ctx.req, refusal);
  const { error, error_description: description } = refusal.body;
  const { status } = refusal;
  throw Object.assign(new errors.CustomOIDCProviderError(error, description), {
    status,
    statusCode: status,
  });
}

type Wishes = { scopes: Set<string>; api: ResourceServerInstance | undefined };

/** Scopes and API of the tokens. Refuses an API that is not registered. */
async function readWishes(ctx: Context, site: Site, client: Client): Promise<Wishes> {
  const audience = (await requestedAudience(ctx, site, client)) as string | undefined;
  const info = audience && (await getResourceServerInfo(ctx, site, audience, client));
  const api = info ? new ctx.oidc.provider.ResourceServer(audience, info) : undefined;
  const known = (scope: string) => ctx.oidc.requestParamOIDCScopes.has(scope);
  const asked = [...ctx.oidc.requestParamScopes];
  const scopes = new Set(asked.filter((scope) => known(scope) || api?.scopes.has(scope)));
  if (!mayHaveRefreshToken(client, scopes)) scopes.delete('offline_access');
  return { scopes, api };
}

async function issueTokens(
  ctx: Context,
  account: Account,
  proved: ProvedPasskey,
  { scopes, api }: Wishes,
): Promise<Record<string, unknown>> {
  const { client, provider } = ctx.oidc;
  const { accountId } = account;
  const grant = new provider.Grant({ accountId, clientId: client.clientId });
  const ofAccount = [...scopes].filter((scope) => ctx.oidc.requestParamOIDCScopes.has(scope));
  if (ofAccount.length > 0) grant.addOIDCScope(ofAccount.join(' '));
  const ofApi = [...scopes].filter((scope) => api?.scopes.has(scope));
  if (api) grant.addResourceScope(api.identifier(), ofApi.join(' '));
  const grantId = await grant.save();

  const token = { accountId, client, grantId, gty: 'webauthn' };
  const accessToken = new provider.AccessToken({
    ...token,
    scope: (api ? ofApi : ofAccount).join(' ') || undefined,
    ...(api && { resourceServer: api }),
  });
  ctx.oidc.entity('AccessToken', accessToken);
  const assurance = {
    ...assuranceOf(proved.method, proved.countsAsMfa),
    authTime: Math.floor(proved.provedAt / 1000),
  };
  noteProofTime(ctx.req, assurance.authTime);
  return withoutMissing({
    access_token: await accessToken.save(),
    expires_in: accessToken.expiration,
    token_type: accessToken.tokenType,
    scope: accessToken.scope,
    refresh_token: mayHaveRefreshToken(client, scopes)
      ? await new provider.RefreshToken({
          ...token,
          ...assurance,
          rotations: 0,
          scope: [...scopes].join(' '),
          ...(api && { resource: api.identifier() }),
        }).save()
      : undefined,
    id_token: scopes.has('openid')
      ? await issueIdToken(ctx, account, grant, scopes, assurance)
      : undefined,
  });
}

async function issueIdToken(
  ctx: Context,
  account: Account,
  grant: Grant,
  scopes: Set<string>,
  { amr, acr, authTime }: { amr: string[]; acr: string; authTime: number },
): Promise<string> {
  const { provider } = ctx.oidc;
  const claims = await account.claims('id_token', [...scopes].join(' '), {}, []);
  const token = new provider.IdToken({ ...claims, amr, acr, auth_time: authTime }, { ctx });
  // Claims one by one are asked for only where people are asked what an application may have.
  Object.assign(token, { scope: grant.getOIDCScopeFiltered(scopes), mask: {}, rejected: [] });
  return token.issue({ use: 'idtoken' });
}

const withoutMissing = (body: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
