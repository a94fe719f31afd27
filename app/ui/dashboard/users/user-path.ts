/** Where the dashboard shows a user, or a part of what is theirs. Ids may hold any sign. */
export const userPath = (id: string, part = ''): string =>
  `/dashboard/users/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`;
