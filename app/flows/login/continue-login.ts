/** The moment between a sign-in and the application in which passkeys are put in order. */
import { findEnrollmentChoices } from '#app/store/enrollment-choices.ts';

import type { Caller } from '../caller.ts';
import { findOpenEnrollment, pageOfOffer } from '../enrollment/pending-enrollment.ts';
import { passkeySignals } from '../passkey-signals.ts';
import type { PasskeySignal } from '../passkey-signals.ts';
import type { Visit } from '../visit.ts';
import type { LoginResult } from './complete-login.ts';

/** Where a sign-in without a passkey goes on: past the page with the signals, where there are any. */
export async function wayPastSignals(
  caller: Caller,
  { uid }: Visit,
  { redirectTo, userId, isOffer }: LoginResult,
): Promise<string> {
  // The page of an offer gives the signals itself.
  if (isOffer) return redirectTo;
  const signals = await passkeySignals(caller, userId);
  const isWorthIt = signals.length > 0 && !(await hasOnlyDeclined(caller, userId, signals));
  return isWorthIt ? `/login/continue?state=${encodeURIComponent(uid)}` : redirectTo;
}

/** Whoever turned the offer of a passkey down has most likely none to put in order, every time. */
async function hasOnlyDeclined(
  { site }: Caller,
  userId: string,
  signals: readonly PasskeySignal[],
): Promise<boolean> {
  if (signals.some(({ allAcceptedCredentialIds }) => allAcceptedCredentialIds.length > 0)) {
    return false;
  }
  const { neverAsk, snoozedUntil } = await findEnrollmentChoices(site.tenant.id, userId);
  return neverAsk || snoozedUntil !== null;
}

/** What the page between gives, and where it leads; undefined where nobody has signed in. */
export async function openContinuation(caller: Caller, { interaction }: Visit) {
  const { signedInUserId, returnTo } = interaction;
  if (!signedInUserId) return undefined;
  return { signals: await passkeySignals(caller, signedInUserId), continueUrl: returnTo };
}

/** Where a visit stands whose sign-in has succeeded, though the answer may never have arrived. */
export async function findWayOn(caller: Caller, visit: Visit): Promise<string | undefined> {
  const { signedInUserId, returnTo } = visit.interaction;
  if (signedInUserId) return returnTo;
  const enrollment = await findOpenEnrollment(caller, visit);
  return enrollment && pageOfOffer(enrollment.kind, visit);
}
