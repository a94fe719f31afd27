/**
 * What a page tells of a ceremony in its browser. It counts, and decides nothing for the page; a
 * device that says it holds a passkey already is remembered as one that does.
 */
import { findTicket } from '#app/store/tickets.ts';
import type { PasskeyEvent } from '#app/store/passkey-events.ts';
import { findUserWithConnection } from '#app/store/users.ts';

import type { Caller } from './caller.ts';
import { noteDeviceHasPasskey } from './enrollment/enroll.ts';
import { notePasskeyStep, ofVisit } from './passkey-steps.ts';
import { findVisit } from './visit.ts';
import type { Visit } from './visit.ts';

export type CeremonyStep = {
  state?: string | undefined;
  ticket?: string | undefined;
  /** Only a rescue link's page tells that it offers: of the others the server knows. */
  step: 'offered' | 'started' | 'failed';
  error?: string | undefined;
  /** Whether the page was one of a sign-up. */
  isSignUp: boolean;
};

/** Browsers give these names to "cancelled", "took too long" and "nothing here", on purpose. */
const turnedAway = ['NotAllowedError', 'AbortError', 'TimeoutError'];

export async function noteCeremonyStep(caller: Caller, told: CeremonyStep): Promise<void> {
  if (told.ticket !== undefined && told.state === undefined) {
    const place = await placeOfRescue(caller, told.ticket);
    if (place) await notePasskeyStep(caller, { ...stepOf(told), ...place });
    return;
  }
  if (told.step === 'offered') return;
  const found = await findVisit(caller, told.state);
  if (found.kind !== 'open') return;
  const { visit } = found;
  if (visit.enrollment && told.error === 'InvalidStateError') {
    await noteDeviceHasPasskey(caller, visit);
  }
  await notePasskeyStep(caller, { ...stepOf(told), ...placeOf(visit, told) });
}

export const stepOf = ({
  step,
  error,
}: Pick<CeremonyStep, 'step' | 'error'>): Pick<PasskeyEvent, 'step' | 'error'> => ({
  step: step === 'failed' && error && turnedAway.includes(error) ? 'cancelled' : step,
  error,
});

type Place = Pick<PasskeyEvent, 'moment' | 'userId' | 'clientId' | 'connectionId'>;

async function placeOfRescue({ site }: Caller, token: string): Promise<Place | undefined> {
  const ticket = await findTicket(site.tenant.id, 'rescue', token);
  const found = ticket && (await findUserWithConnection(site.tenant.id, ticket.userId));
  return found && { moment: 'rescue', userId: found.user.id, connectionId: found.connectionId };
}

function placeOf(visit: Visit, { isSignUp }: CeremonyStep): Place {
  const { enrollment } = visit;
  return enrollment
    ? { moment: enrollment.kind, userId: enrollment.userId, ...ofVisit(visit) }
    : { moment: isSignUp ? 'signup' : 'login', ...ofVisit(visit) };
}
