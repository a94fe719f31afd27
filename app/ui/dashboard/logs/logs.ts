/** What the pages of the log show. */
export type LogType = { type: string; category: string; description: string };

export type LoggedEvent = {
  log_id: string;
  date: string;
  type: string;
  description?: string;
  connection?: string;
  connection_id?: string;
  client_id?: string;
  client_name?: string;
  ip?: string;
  user_agent?: string;
  user_id?: string;
  /** Where they are known and the reader may know them. */
  user_name?: string;
  details: Record<string, unknown>;
};

export const whens = ['any', '1h', '24h', '7d', '30d', 'days'] as const;

export type When = (typeof whens)[number];

/** What is looked for, as it stands in the address. */
export type LogSearch = {
  q: string;
  types: string[];
  when: When;
  /** Days of UTC, both of which belong to it; where `when` is `days`. */
  from: string;
  until: string;
};

export const noSearch: LogSearch = { q: '', types: [], when: 'any', from: '', until: '' };

/** A search as an address says it. What is not looked for is left out. */
export function searchParamsOf({ q, types, when, from, until }: LogSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (q.trim() !== '') params.set('q', q.trim());
  for (const type of types) params.append('type', type);
  if (when !== 'any') params.set('when', when);
  if (when === 'days' && from !== '') params.set('from', from);
  if (when === 'days' && until !== '') params.set('until', until);
  return params;
}

/** The address of all events with a value, such as those of one user. */
export const eventsWith = (field: 'user_id' | 'client_id' | 'ip', value: string): string =>
  `/dashboard/logs?${searchParamsOf({ ...noSearch, q: `${field}:"${value.replace(/["\\]/g, '\\$&')}"` })}`;
