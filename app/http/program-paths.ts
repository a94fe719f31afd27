/** Files, metadata and tokens are fetched by programs: they begin no visit and read no pages. */
export const isForPrograms = (path: string): boolean =>
  /^\/(assets|oauth|userinfo|downloads|\.well-known|_installation)(\/|$)/.test(path) ||
  isForApplications(path);

/** What applications call with JSON, from their servers, from devices and from pages of their own. */
export const isForApplications = (path: string): boolean =>
  isMyAccountApi(path) || isPasskeyApi(path) || isManagementApi(path);

/** Pages of administrators. */
export const isDashboard = (path: string): boolean =>
  /^\/dashboard(\/|\.data$|$)/.test(asRouted(path));

/** Hosted pages to be looked at, in a frame of the dashboard. */
export const isPreview = (path: string): boolean =>
  /^\/dashboard\/preview\/[^/]+$/.test(asRouted(path));

/** The My Account API, whose refusals have a form of their own. */
export const isMyAccountApi = (path: string): boolean => /^\/me(\/|\.data$|$)/.test(asRouted(path));

/** Auth0's Management API v2, whose refusals have a form of their own. */
export const isManagementApi = (path: string): boolean =>
  /^\/api(\/|\.data$|$)/.test(asRouted(path));

/** Where files of users are taken, which are longer than any other body. */
export const takesUsersFile = ({ method, path }: { method: string; path: string }): boolean =>
  method === 'POST' && path === '/api/v2/jobs/users-imports';

/** Auth0's native passkey API, whose refusals are those of OAuth. */
export const isPasskeyApi = (path: string): boolean =>
  /^\/passkey\/(register|challenge)\/*(\.data)?$/.test(asRouted(path));

/**
 * A path as the pages' router reads it, which has one route for many spellings: dots lead on or up,
 * letters may be escaped, and upper and lower case are the same.
 */
function asRouted(path: string): string {
  const { pathname = path } = URL.parse(`http://host${path}`) ?? {};
  return pathname.replace(/%[4-7][0-9a-f]/gi, decodeURIComponent).toLowerCase();
}
