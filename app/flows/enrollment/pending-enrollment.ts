/**
 * What a visit offers between its sign-in and the way back.
 *
 * 1. It is for the person who has signed in during this visit, in this browser, minutes ago: nothing
 *    that a browser sends says who that is.
 * 2. It is good for one passkey: storing one takes the ticket that was made with the offer.
 * 3. Whatever becomes of it, the visit goes on.
 */
import { markTransactionFinished, setPendingEnrollment } from '#app/store/login-transactions.ts';
import type { PendingEnrollment } from '#app/store/login-transactions.ts';
import { consumeTicket, insertTicket } from '#app/store/tickets.ts';
import { findUserWithConnection } from '#app/store/users.ts';
import type { User } from '#app/store/users.ts';

import type { Caller } from '../caller.ts';
import { notePasskeyStep, ofVisit } from '../passkey-steps.ts';
import type { Visit } from '../visit.ts';
import type { EnrollmentKind } from './decide-enrollment.ts';

/** How long after the proof a passkey may be added because of it. */
const FRESH_MS = 15 * 60 * 1000;

export type OpenEnrollment = PendingEnrollment & { user: User };

/** Offers a passkey to the person who has just signed in. Returns the page that does so. */
export async function offerEnrollment(
  caller: Caller,
  visit: Visit,
  userId: string,
  kind: EnrollmentKind,
): Promise<string> {
  const tenantId = caller.site.tenant.id;
  const provedAt = Date.now();
  await insertTicket(tenantId, {
    token: tokenOf(visit, provedAt),
    userId,
    purpose: 'enrollment',
    expiresAt: new Date(provedAt + FRESH_MS),
  });
  await setPendingEnrollment(tenantId, visit.uid, { kind, userId, provedAt });
  await notePasskeyStep(caller, { step: 'offered', moment: kind, userId, ...ofVisit(visit) });
  const page = kind === 'automatic' ? '/passkey/upgrade' : '/passkey/enroll';
  return `${page}?state=${encodeURIComponent(visit.uid)}`;
}

/** The offer of a visit, as long as it may be taken. */
export async function findOpenEnrollment(
  { site }: Caller,
  { enrollment, interaction, connection }: Visit,
): Promise<OpenEnrollment | undefined> {
  if (!enrollment || enrollment.userId !== interaction.signedInUserId) return undefined;
  if (enrollment.provedAt + FRESH_MS <= Date.now()) return undefined;
  if (!connection?.options.authentication_methods.passkey.enabled) return undefined;
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
  const token = tokenOf(visit, provedAt);
  const taken = await consumeTicket(site.tenant.id, 'enrollment', token);
  return taken?.userId === userId;
}

/** Never leaves the server: the visit and the moment of its proof name the ticket. */
const tokenOf = ({ uid }: Visit, provedAt: number): string => `${uid}/${provedAt}`;

/** Ends the offer, whatever became of it. Returns the address that carries the visit on. */
export async function leaveEnrollment({ site }: Caller, visit: Visit): Promise<string> {
  await setPendingEnrollment(site.tenant.id, visit.uid, null);
  await markTransactionFinished(site.tenant.id, visit.uid);
  return visit.interaction.returnTo;
}
