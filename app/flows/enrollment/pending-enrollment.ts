/**
 * What a visit offers between its sign-in and the way back.
 *
 * 1. The sign-in is proved and waits: the provider hears of it when the offer is answered. Until
 *    then it is a ticket, which a quarter of an hour, a sign-out and a rescue end.
 * 2. It is for the person who has proved it, in this visit and this browser: nothing that a browser
 *    sends says who that is.
 * 3. It is good for one passkey: storing one takes a ticket of its own.
 */
import { finishLogin } from '#app/oidc/interaction.ts';
import { markTransactionFinished, setPendingEnrollment } from '#app/store/login-transactions.ts';
import type { PendingEnrollment } from '#app/store/login-transactions.ts';
import { consumeTicket, findTicket, insertTicket } from '#app/store/tickets.ts';
import { findUserWithConnection } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';
import type { IdentityProof } from '../login/identity-proof.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import type { Visit } from '../visit.ts';
import type { EnrollmentKind } from './decide-enrollment.ts';

/** How long a proved sign-in waits. */
const WAITS_MS = 15 * 60 * 1000;

export type OpenEnrollment = PendingEnrollment & { user: User };

/** Has a proved sign-in wait for an answer to an offer. Returns the page that makes it. */
export async function offerEnrollment(
  caller: Caller,
  visit: Visit,
  { userId, method }: IdentityProof,
  kind: EnrollmentKind,
): Promise<string> {
  const tenantId = caller.site.tenant.id;
  const provedAt = Date.now();
  const expiresAt = new Date(provedAt + WAITS_MS);
  for (const purpose of ['parked_sign_in', 'enrollment'] as const) {
    await insertTicket(tenantId, {
      token: tokenOf(purpose, visit, provedAt),
      userId,
      purpose,
      expiresAt,
    });
  }
  await setPendingEnrollment(tenantId, visit.uid, {
    kind,
    userId,
    provedAt,
    method:
      method.kind === 'passkey'
        ? { kind: 'passkey', userVerified: method.userVerified }
        : { kind: 'password' },
  });
  await notePasskeyStep(caller, { step: 'offered', moment: kind, userId, ...ofVisit(visit) });
  return pageOfOffer(kind, visit);
}

/** The page that makes an offer. */
export function pageOfOffer(kind: EnrollmentKind, { uid }: Visit): string {
  const page = kind === 'automatic' ? '/passkey/upgrade' : '/passkey/enroll';
  return `${page}?state=${encodeURIComponent(uid)}`;
}

/** The offer of a visit, as long as its sign-in waits. */
export async function findOpenEnrollment(
  { site }: Caller,
  visit: Visit,
): Promise<OpenEnrollment | undefined> {
  const { enrollment, connection } = visit;
  if (!enrollment || !connection?.options.authentication_methods.passkey.enabled) return undefined;
  const token = tokenOf('parked_sign_in', visit, enrollment.provedAt);
  const waiting = await findTicket(site.tenant.id, 'parked_sign_in', token);
  if (waiting?.userId !== enrollment.userId) return undefined;
  const found = await findUserWithConnection(site.tenant.id, enrollment.userId);
  if (found?.connectionId !== connection.id || found.user.blocked) return undefined;
  return { ...enrollment, user: found.user };
}

/** Takes the one passkey that the offer is good for. False where it has been taken. */
export async function takeEnrollment(
  { site }: Caller,
  visit: Visit,
  { userId, provedAt }: OpenEnrollment,
): Promise<boolean> {
  const token = tokenOf('enrollment', visit, provedAt);
  const taken = await consumeTicket(site.tenant.id, 'enrollment', token);
  return taken?.userId === userId;
}

/**
 * Ends the offer and tells the provider who signed in. Returns the address that carries the visit
 * on; undefined where no sign-in waits any more.
 */
export async function leaveEnrollment(caller: Caller, visit: Visit): Promise<string | undefined> {
  const { signedInUserId, returnTo } = visit.interaction;
  // Sent twice: the first time did it.
  if (signedInUserId) return returnTo;
  const enrollment = await findOpenEnrollment(caller, visit);
  if (!enrollment) return undefined;
  const { userId, method, provedAt } = enrollment;
  const tenantId = caller.site.tenant.id;
  const token = tokenOf('parked_sign_in', visit, provedAt);
  if (!(await consumeTicket(tenantId, 'parked_sign_in', token))) return undefined;
  const countsAsMfa = countsPasskeysAsMfa(visit);
  const login = { userId, method, countsAsMfa, provedAt };
  const redirectTo = await finishLogin(caller.provider, visit.uid, login);
  await setPendingEnrollment(tenantId, visit.uid, null);
  await markTransactionFinished(tenantId, visit.uid);
  return redirectTo;
}

/** Whether a passkey that verified its user counts as more than one factor here. */
export const countsPasskeysAsMfa = ({ connection }: Pick<Visit, 'connection'>): boolean =>
  connection?.options.passkey_options.satisfies_mfa ?? true;

/** Never leaves the server: the visit and the moment of its proof name the tickets. */
const tokenOf = (
  purpose: 'parked_sign_in' | 'enrollment',
  { uid }: Visit,
  provedAt: number,
): string => `${purpose}/${uid}/${provedAt}`;
