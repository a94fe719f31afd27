import type { Visit } from '#app/flows/visit.ts';

/** What every page of a visit tells its component. */
export const visitPage = ({ uid, application, identifier }: Visit) => ({
  state: uid,
  applicationName: application.name,
  identifier,
});

export const pageUrl = (path: string, state: string): string =>
  `${path}?state=${encodeURIComponent(state)}`;

/** Where a page of a visit sends what its passkey form needs. */
export const signInUrls = { challengeUrl: '/login/passkey/challenge', stepUrl: '/passkey/step' };
