/** What an address of the log asks for, and the query that it comes to. */
import { noSearch, whens } from '../../../ui/dashboard/logs/logs.ts';
import type { LogSearch, When } from '../../../ui/dashboard/logs/logs.ts';

const HOUR_MS = 60 * 60 * 1000;

const hours: Partial<Record<When, number>> = { '1h': 1, '24h': 24, '7d': 7 * 24, '30d': 30 * 24 };

const MOST_TYPES = 60;

export function searchIn(params: URLSearchParams): LogSearch {
  return {
    q: (params.get('q') ?? '').slice(0, 3000),
    types: params
      .getAll('type')
      .filter((type) => /^\w{1,60}$/.test(type))
      .slice(0, MOST_TYPES),
    when: whens.find((when) => when === params.get('when')) ?? noSearch.when,
    from: params.get('from') ?? '',
    until: params.get('until') ?? '',
  };
}

/** What is wrong with the days of a search. */
export function faultOfDays({ when, from, until }: LogSearch): string | undefined {
  if (when !== 'days') return undefined;
  if ([from, until].some((day) => day !== '' && !isDay(day))) {
    return 'Expected days such as 2026-01-31.';
  }
  if (from !== '' && until !== '' && from > until) return 'Expected a day before the last day.';
  return undefined;
}

const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** The query of all that is looked for, in Lucene's syntax. */
export function queryOf(search: LogSearch, now = new Date()): string {
  const { types } = search;
  const parts = [
    search.q.trim() && `(${search.q})`,
    types.length > 0 && `type:(${types.join(' OR ')})`,
    timeOf(search, now),
  ].filter(Boolean);
  return parts.join(' AND ');
}

function timeOf({ when, from, until }: LogSearch, now: Date): string | undefined {
  const past = hours[when];
  if (past !== undefined) {
    return `date:["${new Date(now.getTime() - past * HOUR_MS).toISOString()}" TO *]`;
  }
  if (when !== 'days' || (from === '' && until === '')) return undefined;
  return `date:[${from || '*'} TO ${until || '*'}]`;
}
