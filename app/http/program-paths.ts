/** Files, metadata and tokens are fetched by programs: they begin no visit and read no pages. */
export const isForPrograms = (path: string): boolean =>
  /^\/(assets|oauth|userinfo|\.well-known)(\/|$)/.test(path);
