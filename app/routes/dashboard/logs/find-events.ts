/** A page of what a search of the log finds, or what is wrong with the search. */
import { ask } from '#app/management/operations/ask.ts';
import { ApiRefusal } from '#app/management/operations/refusal.ts';

import type { SearchFaults } from '../../../ui/dashboard/logs/log-filters.tsx';
import type { LogSearch, LoggedEvent } from '../../../ui/dashboard/logs/logs.ts';
import type { AtWork } from '../administrator.ts';
import { read } from '../read.ts';
import { faultOfDays, queryOf } from './asked-search.ts';

const PER_PAGE = 50;
/** Pages by number end after so many events. */
const REACHED = 1000;
const LAST_PAGE = REACHED / PER_PAGE - 1;

type Found = { events: LoggedEvent[]; hasNext: boolean; isAtLimit: boolean; faults: SearchFaults };

const nothing = { events: [], hasNext: false, isAtLimit: false };

export async function findEvents(at: AtWork, search: LogSearch, page: number): Promise<Found> {
  const days = faultOfDays(search);
  if (days !== undefined) return { ...nothing, faults: { days } };
  const q = queryOf(search);
  const fault = await faultOfQuery(at, search.q, q);
  if (fault !== undefined) return { ...nothing, faults: { q: fault } };
  const ofPage = (number: number, size: number) =>
    read<LoggedEvent[]>(at, 'list_logs', {
      query: { q, page: String(number), per_page: String(size) },
    });
  const events = await ofPage(page, PER_PAGE);
  const isFull = events.length === PER_PAGE;
  const isAtLimit = isFull && page === LAST_PAGE;
  const next = isFull && !isAtLimit ? await ofPage((page + 1) * PER_PAGE, 1) : [];
  return { events, hasNext: next.length > 0, isAtLimit, faults: {} };
}

/** The page in an address; one that there is not is the first. */
export function pageIn(params: URLSearchParams): number {
  const page = Number(params.get('page') ?? 0);
  return Number.isInteger(page) && page >= 0 && page <= LAST_PAGE ? page : 0;
}

/** What is wrong, counted in what was typed and not in what it became a part of. */
async function faultOfQuery(at: AtWork, typed: string, q: string): Promise<string | undefined> {
  return (await refusalOf(at, typed)) ?? (await refusalOf(at, q));
}

async function refusalOf({ act }: AtWork, q: string): Promise<string | undefined> {
  if (q.trim() === '') return undefined;
  try {
    await ask(act, { operation: 'list_logs', query: { q, per_page: '0' } });
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.code !== 'invalid_query_string') throw error;
    return sentence(error.message.replace(/^q: /, ''));
  }
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
