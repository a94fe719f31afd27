import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import type { LoginMethod } from '#app/oidc/assurance.ts';
import { finishLogin } from '#app/oidc/interaction.ts';
import { markTransactionFinished } from '#app/store/login-transactions.ts';
import { recordLogin } from '#app/store/users.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import type { Visit } from '../visit.ts';

/** Somebody's identity, proved in this visit. */
export type IdentityProof = { userId: string; method: LoginMethod };

/** The address that carries the visit on. */
export type LoginResult = { ok: true; redirectTo: string };

/** Ends the hosted part of a visit: from here the provider carries on. */
export async function completeLogin(
  caller: Caller,
  visit: Visit,
  proof: IdentityProof,
): Promise<LoginResult | Refused> {
  const tenantId = caller.site.tenant.id;
  const redirectTo = await finishLogin(caller.provider, visit.uid, proof);
  if (!redirectTo) return refuse('transaction_expired');
  await recordLogin(tenantId, proof.userId);
  await markTransactionFinished(tenantId, visit.uid);
  await audit(caller, {
    type: 's',
    userId: proof.userId,
    clientId: visit.application.clientId,
    connectionId: visit.connection?.id,
    details: { authentication_methods: [proof.method.kind === 'passkey' ? 'passkey' : 'pwd'] },
  });
  return { ok: true, redirectTo };
}
