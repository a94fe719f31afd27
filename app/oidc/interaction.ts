/**
 * The passage between the protocol and the hosted pages.
 *
 * 1. A visit is named by the `state` in the page's address, so several tabs can be open at once.
 * 2. It belongs to the browser that began it: another browser's `state` finds nothing.
 * 3. It outlives the provider's interaction, so that a stale page can start again.
 */
import type {
  Grant,
  Interaction,
  InteractionResults,
  KoaContextWithOIDC,
  Provider,
} from 'oidc-provider';

import { insertLoginTransaction } from '#app/store/login-transactions.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

import { standardScopes } from './account-claims.ts';
import { assuranceOf } from './assurance.ts';
import type { LoginMethod } from './assurance.ts';
import type { MissingConsent } from './interaction-policy.ts';

/** How long a stale visit can still be picked up: a day after its interaction is gone. */
const TRANSACTION_MS = 25 * 60 * 60 * 1000;

/** Notes a new visit and says which page it begins on. */
export async function beginTransaction(
  ctx: KoaContextWithOIDC,
  interaction: Interaction,
): Promise<string> {
  const { site, browserHash } = getRequestContext(ctx.req);
  const { params, prompt, uid } = interaction;
  await insertLoginTransaction(site.tenant.id, {
    uid,
    browserHash,
    clientId: String(params.client_id),
    restartPath: interaction.deviceCode ? '/activate' : `/authorize?${asQuery(params)}`,
    identifier: hintedIdentifier(params.login_hint),
    expiresAt: new Date(Date.now() + TRANSACTION_MS),
  });
  return `${firstPage(prompt.name, params.screen_hint)}?state=${uid}`;
}

/** What the application suggests, as long as a person could have typed it. */
const hintedIdentifier = (hint: unknown): string | null =>
  typeof hint === 'string' && !/\p{Cc}/u.test(hint) ? hint.slice(0, 254) : null;

function firstPage(prompt: string, screenHint: unknown): string {
  if (prompt === 'consent') return '/consent';
  return screenHint === 'signup' ? '/signup' : '/login';
}

function asQuery(params: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === 'string' || typeof one === 'number') query.append(name, String(one));
    }
  }
  return query.toString();
}

/** What the hosted pages know of a visit that waits for its user. */
export type PendingInteraction = {
  uid: string;
  clientId: string;
  prompt: string;
  params: Record<string, unknown>;
  missing: MissingConsent;
  /** Who has signed in during this visit, before the provider has carried on. */
  signedInUserId: string | undefined;
  /** The address where the provider carries on. */
  returnTo: string;
};

/** The provider's side of a visit, or undefined where it has expired or has been answered. */
export async function findInteraction(
  provider: Provider,
  uid: string,
): Promise<PendingInteraction | undefined> {
  const interaction = await provider.Interaction.find(uid);
  if (!interaction) return undefined;
  const { params, prompt, result, returnTo } = interaction;
  return {
    uid,
    clientId: String(params.client_id),
    prompt: prompt.name,
    params,
    signedInUserId: result?.login?.accountId,
    returnTo,
    missing: prompt.reasons.includes('consent_prompt') ? requested(params) : prompt.details,
  };
}

/** `prompt=consent` asks again for what an application has already: all that it asks for is shown. */
function requested({ scope, resource }: Record<string, unknown>): MissingConsent {
  const scopes = typeof scope === 'string' ? scope.split(' ') : [];
  const ofApi = scopes.filter((each) => !standardScopes.includes(each));
  return {
    missingOIDCScope: scopes.filter((each) => standardScopes.includes(each)),
    ...(typeof resource === 'string' ? { missingResourceScopes: { [resource]: ofApi } } : {}),
  };
}

/** Records who signed in, how and when (milliseconds since 1970). Returns the address that carries on, or undefined where the visit is gone. */
export async function finishLogin(
  provider: Provider,
  uid: string,
  login: { userId: string; method: LoginMethod; countsAsMfa: boolean; provedAt: number },
): Promise<string | undefined> {
  const interaction = await provider.Interaction.find(uid);
  if (!interaction) return undefined;
  return answer(interaction, {
    login: {
      accountId: login.userId,
      remember: true,
      ts: Math.floor(login.provedAt / 1000),
      ...assuranceOf(login.method, login.countsAsMfa),
    },
    // Choosing an account and signing in again are the same act here.
    select_account: {},
  });
}

/** Takes back that somebody has signed in, before the provider has heard of it. */
export async function withdrawLogin(provider: Provider, uid: string): Promise<void> {
  const interaction = await provider.Interaction.find(uid);
  if (!interaction?.result) return;
  interaction.result = undefined;
  await interaction.persist();
}

/** Grants a third-party application what it asked for and did not have yet. */
export async function finishConsent(provider: Provider, uid: string): Promise<string | undefined> {
  const interaction = await provider.Interaction.find(uid);
  if (!interaction?.session) return undefined;
  const grant = await grantOf(provider, interaction);
  const missing = interaction.prompt.details as MissingConsent;
  if (missing.missingOIDCScope) grant.addOIDCScope(missing.missingOIDCScope.join(' '));
  for (const [audience, scopes] of Object.entries(missing.missingResourceScopes ?? {})) {
    grant.addResourceScope(audience, scopes.join(' '));
  }
  return answer(interaction, { consent: { grantId: await grant.save() } });
}

async function grantOf(provider: Provider, interaction: Interaction): Promise<Grant> {
  const existing = interaction.grantId ? await provider.Grant.find(interaction.grantId) : undefined;
  if (existing) return existing;
  return new provider.Grant({
    accountId: interaction.session?.accountId,
    clientId: String(interaction.params.client_id),
  });
}

/** Sends the person back to the application without what it asked for. */
export async function denyConsent(provider: Provider, uid: string): Promise<string | undefined> {
  const interaction = await provider.Interaction.find(uid);
  if (!interaction) return undefined;
  return answer(interaction, {
    error: 'access_denied',
    error_description: 'the user did not allow the application',
  });
}

async function answer(interaction: Interaction, result: InteractionResults): Promise<string> {
  interaction.result = 'error' in result ? result : { ...interaction.lastSubmission, ...result };
  await interaction.persist();
  return interaction.returnTo;
}
