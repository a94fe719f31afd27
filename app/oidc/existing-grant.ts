/**
 * The grant that a request may use: what an application may have of an account.
 *
 * 1. Applications of the tenant itself get what they ask for; others have what their user allowed.
 * 2. What a user allowed outlives the session in which they did, so they are asked once.
 */
import type { Grant, KoaContextWithOIDC } from 'oidc-provider';

import { findArtifact, saveArtifact } from '#app/store/provider-artifacts.ts';
import { getRequestContext } from '#app/tenancy/request-context.ts';

import { settingsOf } from './client-metadata.ts';

const CONSENT_MS = 400 * 24 * 60 * 60 * 1000;

export async function loadExistingGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { provider, client, session, account, result } = ctx.oidc;
  if (!client || !session || !account) return undefined;
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const existing = grantId ? await provider.Grant.find(grantId) : undefined;
  const own = existing?.accountId === account.accountId ? existing : undefined;
  const ids = { accountId: account.accountId, clientId: client.clientId };
  if (settingsOf(client).is_first_party) {
    return withEverythingRequested(ctx, own ?? new provider.Grant(ids));
  }
  const { tenant } = getRequestContext(ctx.req).site;
  if (own && result?.consent) await remember(tenant.id, own);
  return own ?? recall(tenant.id, new provider.Grant(ids));
}

async function withEverythingRequested({ oidc }: KoaContextWithOIDC, grant: Grant): Promise<Grant> {
  const scopes = [...oidc.requestParamScopes];
  const before = JSON.stringify([grant.openid, grant.resources]);
  grant.addOIDCScope(scopes.join(' '));
  for (const [audience, server] of Object.entries(oidc.resourceServers ?? {})) {
    const allowed = scopes.filter((scope) => server.scopes.has(scope));
    grant.addResourceScope(audience, allowed.join(' '));
  }
  if (before !== JSON.stringify([grant.openid, grant.resources])) await grant.save();
  return grant;
}

type Consent = { openid: string; resources: Record<string, string> };

const consentId = ({ accountId, clientId }: Grant) => `${accountId ?? ''}/${clientId ?? ''}`;

async function remember(tenantId: string, grant: Grant): Promise<void> {
  const payload: Consent = { openid: grant.getOIDCScope(), resources: grant.resources ?? {} };
  const expiresAt = new Date(Date.now() + CONSENT_MS);
  const { accountId } = grant;
  await saveArtifact(tenantId, 'Consent', consentId(grant), { payload, accountId }, expiresAt);
}

/** A new grant with what its user has allowed the application before, or undefined if that is nothing. */
async function recall(tenantId: string, grant: Grant): Promise<Grant | undefined> {
  const found = await findArtifact(tenantId, 'Consent', consentId(grant));
  if (!found) return undefined;
  const { openid, resources } = found.payload as Consent;
  grant.addOIDCScope(openid);
  for (const [audience, scope] of Object.entries(resources)) {
    grant.addResourceScope(audience, scope);
  }
  await grant.save();
  return grant;
}
