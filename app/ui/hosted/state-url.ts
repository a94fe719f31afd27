/** Address of another page of the same visit. */
export const stateUrl = (path: `/${string}`, state: string): string =>
  `${path}?${new URLSearchParams({ state }).toString()}`;
