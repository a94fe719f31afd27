/**
 * Nobody gets further by an application than by their role: what the owner alone may do is granted to
 * an application by an owner alone, and so is the secret of one that was granted it.
 */
import { managementAudience } from '#app/oidc/management-api.ts';
import { listClientGrants } from '#app/store/clients.ts';
import { listDomains } from '#app/store/tenants.ts';
import { siteOf } from '#app/tenancy/site.ts';

import type { Act } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

/** What opens operations that are the owner's alone. */
export const ownersScopes: ReadonlySet<string> = new Set([
  ...['create:administrators', 'update:administrators', 'delete:administrators'],
  ...['create:custom_domains', 'update:custom_domains', 'delete:custom_domains'],
  ...['create:signing_keys', 'update:signing_keys'],
]);

type Granted = { audience: string; scopes: readonly string[] };

/** @throws ApiRefusal where a grant goes further than the role of whoever gives it */
export async function requireGrantWithinRole(act: Act, granted: Granted): Promise<void> {
  const [scope] = await beyondRole(act, [granted]);
  if (scope === undefined) return;
  throw new ApiRefusal('insufficient_scope', `scope: expected an owner to grant ${scope}`);
}

/** @throws ApiRefusal where an application may do more than whoever asks for its secret */
export async function requireClientWithinRole(act: Act, clientId: string): Promise<void> {
  const [scope] = await beyondRole(act, await listClientGrants(act.site.tenant.id, { clientId }));
  if (scope === undefined) return;
  throw new ApiRefusal(
    'insufficient_scope',
    `expected an owner: the application may do what is for owners alone (${scope})`,
  );
}

async function beyondRole({ site, actor }: Act, grants: readonly Granted[]): Promise<string[]> {
  if (actor.kind !== 'administrator' || actor.role === 'owner') return [];
  const domains = await listDomains(site.tenant.id);
  const ours = domains.map((domain) => managementAudience(siteOf(site.tenant, domain)));
  return grants
    .filter(({ audience }) => ours.includes(audience))
    .flatMap(({ scopes }) => scopes.filter((scope) => ownersScopes.has(scope)));
}
