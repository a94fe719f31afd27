import type { EnrollmentFacts } from '../decide-enrollment.ts';

/** Of somebody who signed in with a password on a device that can hold a passkey: they are asked. */
export const factsOfSomebodyAsked: EnrollmentFacts = {
  now: '2026-01-31T12:00:00.000Z',
  settings: { passkeys: true, progressive: true, local: true, automatic: false, afterSignIn: true },
  site: { moves: false },
  signIn: {
    method: 'password',
    isSignUp: false,
    complete: true,
    attachment: null,
    transports: [],
  },
  device: {
    platformAuthenticator: true,
    conditionalCreate: false,
    hasPasskey: false,
    notMine: false,
    progressiveSnoozedUntil: null,
    localSnoozedUntil: null,
    renewalSnoozedUntil: null,
    automaticTriedAt: null,
  },
  user: {
    passkeysHere: 0,
    passkeysLeftBehind: 0,
    passkeys: 0,
    snoozedUntil: null,
    neverAsk: false,
    noAutomatic: false,
  },
};

/** The same person, who once said "don't ask again". */
export const factsOfSomebodyNeverAsked: EnrollmentFacts = {
  ...factsOfSomebodyAsked,
  user: { ...factsOfSomebodyAsked.user, neverAsk: true },
};
