/** What a page tells of a ceremony in its browser. It only counts: nothing is decided by it. */
import { findTicket } from '#app/store/tickets.ts';
import type { PasskeyEvent } from '#app/store/passkey-events.ts';

import type { Caller } from './caller.ts';
import { noteDeviceHasPasskey } from './enrollment/enroll.ts';
import { notePasskeyStep, ofVisit } from './passkey-steps.ts';
import { findVisit } from './visit.ts';

export type CeremonyStep = {
  state?: string | undefined;
  ticket?: string | undefined;
  step: 'started' | 'failed';
  error?: string | undefined;
  /** Whether the page was one of a sign-up. */
  isSignUp: boolean;
};

/** Browsers give these names to "cancelled", "took too long" and "nothing here", on purpose. */
const turnedAway = ['NotAllowedError', 'AbortError', 'TimeoutError'];

export async function noteCeremonyStep(caller: Caller, told: CeremonyStep): Promise<void> {
  const about = await placeOf(caller, told);
  if (!about) return;
  await notePasskeyStep(caller, { ...stepOf(told), ...about });
}

export const stepOf = ({
  step,
  error,
}: Pick<CeremonyStep, 'step' | 'error'>): Pick<PasskeyEvent, 'step' | 'error'> => ({
  step: step === 'failed' && error && turnedAway.includes(error) ? 'cancelled' : step,
  error,
});

type Place = Pick<PasskeyEvent, 'moment' | 'userId' | 'clientId' | 'connectionId'>;

async function placeOf(caller: Caller, told: CeremonyStep): Promise<Place | undefined> {
  if (told.ticket !== undefined && told.state === undefined) {
    const ticket = await findTicket(caller.site.tenant.id, 'rescue', told.ticket);
    return ticket && { moment: 'rescue', userId: ticket.userId };
  }
  const found = await findVisit(caller, told.state);
  if (found.kind !== 'open') return undefined;
  const { visit } = found;
  const { enrollment } = visit;
  if (enrollment) {
    if (told.error === 'InvalidStateError') await noteDeviceHasPasskey(caller, visit);
    return { moment: enrollment.kind, userId: enrollment.userId, ...ofVisit(visit) };
  }
  return { moment: told.isSignUp ? 'signup' : 'login', ...ofVisit(visit) };
}
