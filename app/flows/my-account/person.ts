/**
 * Whom an application asks for: the person whose access token it sends.
 *
 * 1. The token says who; nothing else in a request does.
 * 2. Who is blocked, or whose connection is no longer one of the application's, is refused with the
 *    next request.
 * 3. Adding and removing ways in needs somebody who proved who they are in the last quarter of an
 *    hour. Neither silent sign-ins nor refreshed tokens make a proof any younger.
 */
import { findConnectionOfClient } from '#app/connections/connection.ts';
import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { isOlderThan } from '#app/oidc/account-claims.ts';
import type { MyAccountScope } from '#app/oidc/my-account-api.ts';
import { findMyAccountToken } from '#app/oidc/my-account-token.ts';
import type { MyAccountToken } from '#app/oidc/my-account-token.ts';

import { findPerson } from '../account/account.ts';
import type { PasskeyOwner } from '../account/account.ts';
import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';

export type Person = PasskeyOwner & {
  place: { moment: 'api'; clientId: string };
  provedAt: Date | null;
};

const RECENT_MS = 15 * 60 * 1000;

/**
 * The person behind an `Authorization` header, where their application may do what `scope` stands
 * for. Refuses with `invalid_token`, `insufficient_scope`, `user_blocked` or `connection_disabled`.
 */
export async function requirePerson(
  caller: Caller,
  authorization: string | null,
  scope: MyAccountScope,
): Promise<{ ok: true; person: Person } | Refused> {
  const token = await findMyAccountToken(caller.provider, caller.site, authorization);
  if (!token) return refuse('invalid_token');
  const found = await personOf(caller, token, scope);
  if (!found.ok) {
    const { userId, clientId } = token;
    await audit(caller, { ...failed(found, scope), userId, clientId });
  }
  return found;
}

async function personOf(
  caller: Caller,
  { userId, clientId, scopes, iat, provedAt }: MyAccountToken,
  scope: MyAccountScope,
): Promise<{ ok: true; person: Person } | Refused> {
  const owner = await findPerson(caller, userId);
  if (!owner || isOlderThan(owner.user, { iat })) return refuse('invalid_token');
  if (owner.user.blocked) return refuse('user_blocked');
  const { id, name } = owner.connection;
  const open = await findConnectionOfClient(caller.site.tenant.id, clientId, name);
  if (open?.id !== id) return refuse('connection_disabled');
  if (!scopes.has(scope)) return refuse('insufficient_scope');
  return { ok: true, person: { ...owner, place: { moment: 'api', clientId }, provedAt } };
}

/** Refuses where the person's last proof of who they are is older than 15 minutes and `grace`. */
export function requireRecentProof(
  { provedAt }: Person,
  { graceMs = 0, now = new Date() }: { graceMs?: number; now?: Date } = {},
): { ok: true } | Refused {
  const age = provedAt === null ? Infinity : now.getTime() - provedAt.getTime();
  return age <= RECENT_MS + graceMs ? { ok: true } : refuse('unmet_authentication_requirements');
}

/** Writes to the tenant's log what came of a change that an application asked for. */
export async function noteOutcome(
  caller: Caller,
  { user, connection, place: { clientId } }: Person,
  scope: MyAccountScope,
  outcome: { ok: true } | Refused,
): Promise<void> {
  await audit(caller, {
    ...(outcome.ok ? succeeded(scope) : failed(outcome, scope)),
    userId: user.id,
    clientId,
    connectionId: connection.id,
  });
}

const succeeded = (scope: MyAccountScope) => ({
  type: 'my_account_authentication_method_succeeded',
  details: { scope },
});

const failed = ({ code, detail }: Refused, scope: MyAccountScope) => ({
  type: 'my_account_authentication_method_failed',
  code,
  details: { scope, ...detail },
});
