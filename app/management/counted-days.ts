/**
 * Counts of a period, day by day in UTC.
 *
 * 1. A day at a time: SQLite answers in this very process, which must serve sign-ins in between.
 * 2. A day that is over does not change any more, and is counted once.
 */
import { setImmediate } from 'node:timers/promises';

import { LRUCache } from 'lru-cache';

import type { Period } from '#app/store/statistics.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_DAYS_KEPT = 5000;
/** How late an event of a day may be written: clocks differ, and SQLite's lock is waited for. */
const LATE_MS = 60_000;

export type Day<Count> = { date: string; counts: readonly Count[] };

/** Counts each day of a period, also those on which nothing happened. */
export function countedByDay<Count extends object>(
  count: (tenantId: string, day: Period) => Promise<Count[]>,
): (tenantId: string, period: Period) => Promise<Day<Count>[]> {
  const known = new LRUCache<string, Count[]>({ max: MOST_DAYS_KEPT });
  return async (tenantId, period) => {
    const days: Day<Count>[] = [];
    for (const day of daysOf(period)) {
      const date = day.from.toISOString().slice(0, 10);
      const key = `${tenantId}/${date}`;
      const isKept = isWhole(day) && day.until.getTime() + LATE_MS < Date.now();
      const kept = isKept ? known.get(key) : undefined;
      const counts = kept ?? (await count(tenantId, day));
      if (isKept && !kept) known.set(key, counts);
      if (!kept) await setImmediate();
      days.push({ date, counts });
    }
    return days;
  };
}

const isWhole = ({ from, until }: Period) => until.getTime() - from.getTime() === DAY_MS;

function daysOf({ from, until }: Period): Period[] {
  const first = Math.floor(from.getTime() / DAY_MS);
  const end = Math.ceil(until.getTime() / DAY_MS);
  return Array.from({ length: end - first }, (_, index) => ({
    from: new Date(Math.max(from.getTime(), (first + index) * DAY_MS)),
    until: new Date(Math.min(until.getTime(), (first + index + 1) * DAY_MS)),
  }));
}
