import type { Visit } from '#app/flows/visit.ts';

/** What every page of a visit tells its component. */
export function visitPage({ uid, application, interaction, identifier }: Visit) {
  const { ui_locales: locales } = interaction.params;
  return {
    state: uid,
    applicationName: application.name,
    identifier,
    uiLocales: typeof locales === 'string' ? locales.split(' ').slice(0, 10) : [],
  };
}

export const pageUrl = (path: string, state: string): string =>
  `${path}?state=${encodeURIComponent(state)}`;

/** Where a page of a visit sends what its passkey form needs. */
export const signInUrls = { challengeUrl: '/login/passkey/challenge', stepUrl: '/passkey/step' };
