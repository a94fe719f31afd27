/** Files, metadata and tokens are fetched by programs: they begin no visit and read no pages. */
export const isForPrograms = (path: string): boolean =>
  /^\/(assets|oauth|userinfo|\.well-known|_installation)(\/|$)/.test(path) ||
  isForApplications(path);

/** What applications call with JSON, from their servers, from devices and from pages of their own. */
export const isForApplications = (path: string): boolean =>
  /^\/me(\/|$)|^\/passkey\/(register|challenge)$/.test(path);

/** The My Account API, whose refusals have a form of their own. */
export const isMyAccountApi = (path: string): boolean => /^\/me(\/|$)/.test(path);
