import { dashboardVisitPath } from '#app/oidc/dashboard-client.ts';

import type { Caller } from '../caller.ts';

const FRONT = '/dashboard';

/** The address that has somebody sign in and brings them to the page that they wanted. */
export const dashboardVisit = ({ site }: Caller, wanted: URL): string =>
  dashboardVisitPath(site, `${wanted.pathname.replace(/\.data$/, '')}${wanted.search}`);

/** The page that a visit was begun for, as far as it is one of the dashboard's. */
export function wantedPage(state: string | null): string {
  const url = URL.parse(state ?? '', 'http://host');
  const isOurs =
    url?.origin === 'http://host' &&
    (url.pathname === FRONT || url.pathname.startsWith(`${FRONT}/`));
  return isOurs ? `${url.pathname}${url.search}` : FRONT;
}
