import type { Administrator as AdministratorRow } from '#app/store/administrators.ts';
import { managementScopes } from '#app/oidc/management-scopes.ts';
import type { Site } from '#app/tenancy/site.ts';

import type { Act, Administrator } from './operation.ts';

export type AdministratorAct = Act & { actor: Administrator };

/**
 * What a role decides, scopes do not decide again; but an answer that grows by a scope, such as an
 * application by its secret, does not do so for people: they ask for a secret by itself.
 */
const scopes = new Set<string>(
  managementScopes.map(({ value }) => value).filter((scope) => scope !== 'read:client_keys'),
);

/** On whose behalf the dashboard does something. */
export const actOf = (
  site: Site,
  { userId, name, email, role }: AdministratorRow,
): AdministratorAct => ({
  site,
  actor: { kind: 'administrator', userId, name: name ?? email ?? userId, role, scopes },
});
