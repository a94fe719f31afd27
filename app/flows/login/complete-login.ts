import { refuse } from '#app/errors.ts';
import type { Refused } from '#app/errors.ts';
import { finishLogin, withdrawLogin } from '#app/oidc/interaction.ts';
import { markTransactionFinished, setPendingEnrollment } from '#app/store/login-transactions.ts';
import { recordLogin } from '#app/store/users.ts';

import { audit } from '../caller.ts';
import type { Caller } from '../caller.ts';
import { considerEnrollment } from '../enrollment/consider-enrollment.ts';
import { countsPasskeysAsMfa, offerEnrollment } from '../enrollment/pending-enrollment.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import type { Visit } from '../visit.ts';
import type { IdentityProof } from './identity-proof.ts';

/** Who has signed in, and the address that carries the visit on. */
export type LoginResult = {
  ok: true;
  userId: string;
  redirectTo: string;
  /** Whether that is the offer of a passkey. */
  isOffer: boolean;
};

/** Ends the sign-in of a visit: from here the provider carries on, or the offer of a passkey does. */
export async function completeLogin(
  caller: Caller,
  visit: Visit,
  proof: IdentityProof,
): Promise<LoginResult | Refused> {
  const tenantId = caller.site.tenant.id;
  const { userId, method } = proof;
  const [ask] = await Promise.all([
    considerEnrollment(caller, visit, proof),
    recordLogin(tenantId, userId, caller.ip),
    audit(caller, {
      type: 's',
      userId,
      ...ofVisit(visit),
      details: { authentication_methods: [method.kind === 'passkey' ? 'passkey' : 'pwd'] },
    }),
    noteUse(caller, visit, proof),
  ]);
  if (ask) {
    // Whoever signed in before in this visit, without being asked anything, is not here any more.
    await withdrawLogin(caller.provider, visit.uid);
    const page = await offerEnrollment(caller, visit, proof, ask);
    return { ok: true, userId, redirectTo: page, isOffer: true };
  }
  const login = { userId, method, countsAsMfa: countsPasskeysAsMfa(visit), provedAt: Date.now() };
  const redirectTo = await finishLogin(caller.provider, visit.uid, login);
  if (!redirectTo) return refuse('transaction_expired');
  // Whoever signed in before in this visit and was asked something is not here any more.
  if (visit.enrollment) await setPendingEnrollment(tenantId, visit.uid, null);
  await markTransactionFinished(tenantId, visit.uid);
  return { ok: true, userId, redirectTo, isOffer: false };
}

async function noteUse(
  caller: Caller,
  visit: Visit,
  { userId, method, isSignUp }: IdentityProof,
): Promise<void> {
  if (method.kind !== 'passkey' || isSignUp) return;
  const { aaguid } = method;
  const used = { step: 'used', moment: 'login', userId, aaguid } as const;
  await notePasskeyStep(caller, { ...used, ...ofVisit(visit) });
}
