/** When a person has to be asked: the provider's own rules, and where ours differ. */
import { errors, interactionPolicy } from 'oidc-provider';

import { findUserWithConnection } from '#app/store/users.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

import { listConnectionsOpenTo } from './account-client.ts';
import { settingsOf } from './client-metadata.ts';
import { isTryClient, mayTryConnections } from './try-client.ts';

const { Check, Prompt, base } = interactionPolicy;

export function buildInteractionPolicy() {
  const policy = base();

  const login = policy.get('login');
  login?.checks.add(accountGone);
  login?.checks.add(connectionOff);
  login?.checks.add(requestedAcrMissing);
  login?.checks.add(triedByAnybody);

  // The first prompt that is due begins a visit, before the checks of the others are asked.
  policy.add(new Prompt({ name: 'select_account', requestable: true }, triedByAnybody), 0);

  const consent = policy.get('consent');
  // First-party applications of one tenant act for the same people: they are trusted, native or not.
  consent?.checks.remove('native_client_prompt');
  consent?.checks.add(unexpectedNativeClient);
  return policy;
}

const accountGone = new Check(
  'account_gone',
  'the signed-in user no longer exists or is blocked',
  'login_required',
  ({ oidc }) => Boolean(oidc.session?.accountId && !oidc.account),
);

/** A session opens only applications that use its user's connection, and only while they do. */
const connectionOff = new Check(
  'connection_off',
  "the signed-in user's connection is not one of the application's",
  'login_required',
  async ({ req, oidc }) => {
    const { client, account, result } = oidc;
    if (!client || !account || result?.login) return false;
    const { tenant } = getRequestContext(req).site;
    const [user, connections] = await Promise.all([
      findUserWithConnection(tenant.id, account.accountId),
      listConnectionsOpenTo(tenant.id, client.clientId),
    ]);
    return !connections.some(({ id }) => id === user?.connectionId);
  },
);

/** The application that tries connections opens those that no application uses: not to everybody. */
const triedByAnybody = new Check(
  'tried_by_anybody',
  'only administrators try connections',
  'access_denied',
  async ({ req, oidc }) => {
    if (!oidc.client || !isTryClient(oidc.client.clientId)) return false;
    if (await mayTryConnections(getRequestContext(req), req.headers.cookie)) return false;
    throw new errors.AccessDenied('only administrators try connections');
  },
);

/**
 * `acr_values` is a wish (OpenID Connect Core §3.1.2.1): a session that does not meet it is asked
 * once to sign in again, and what comes of it is told truthfully.
 */
const requestedAcrMissing = new Check(
  'acr_values',
  'none of the requested authentication contexts was met',
  'login_required',
  ({ oidc }) => {
    const wanted = oidc.params?.acr_values;
    if (typeof wanted !== 'string' || oidc.result?.login || !oidc.session?.accountId) return false;
    return !wanted.split(' ').includes(oidc.session.acr ?? '');
  },
);

/** Third-party native applications always ask (RFC 8252 §8.6): anyone can claim their redirect. */
const unexpectedNativeClient = new Check(
  'third_party_native',
  'native applications need the consent of the user',
  'consent_required',
  ({ oidc }) => {
    if (!oidc.client || oidc.result?.consent) return false;
    const settings = settingsOf(oidc.client);
    return settings.app_type === 'native' && !settings.is_first_party;
  },
);

/** The scopes and audiences that a third-party application still has to be allowed. */
export type MissingConsent = {
  missingOIDCScope?: string[];
  missingOIDCClaims?: string[];
  missingResourceScopes?: Record<string, string[]>;
};
