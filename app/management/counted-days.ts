/**
 * Counts of a period, day by day in UTC.
 *
 * 1. A quarter of a day at a time: SQLite answers in this very process, which must serve sign-ins in
 *    between.
 * 2. A day that is over does not change any more, and is counted once.
 */
import { setImmediate } from 'node:timers/promises';

import { LRUCache } from 'lru-cache';

import type { Period } from '#app/store/statistics.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const PART_MS = DAY_MS / 4;
const MOST_DAYS_KEPT = 5000;
/** How late an event of a day may be written: clocks differ, and SQLite's lock is waited for. */
const LATE_MS = 60_000;

export type Day<Count> = { date: string; counts: readonly Count[] };

/** Counts each day of a period, also those on which nothing happened. */
export function countedByDay<Count extends object>(
  count: (tenantId: string, day: Period) => Promise<Count[]>,
): (tenantId: string, period: Period) => Promise<Day<Count>[]> {
  const known = new LRUCache<string, Count[]>({ max: MOST_DAYS_KEPT });
  const countParts = async (tenantId: string, day: Period) => {
    const counts: Count[] = [];
    for (const part of partsOf(day, PART_MS)) {
      counts.push(...(await count(tenantId, part)));
      await setImmediate();
    }
    return counts;
  };
  return async (tenantId, period) => {
    const days: Day<Count>[] = [];
    for (const day of partsOf(period, DAY_MS)) {
      const date = day.from.toISOString().slice(0, 10);
      const key = `${tenantId}/${date}`;
      const isKept = isWhole(day) && day.until.getTime() + LATE_MS < Date.now();
      const kept = isKept ? known.get(key) : undefined;
      const counts = kept ?? (await countParts(tenantId, day));
      if (isKept && !kept) known.set(key, counts);
      days.push({ date, counts });
    }
    return days;
  };
}

const isWhole = ({ from, until }: Period) => until.getTime() - from.getTime() === DAY_MS;

/** A period, cut where so many milliseconds of UTC are over. */
function partsOf({ from, until }: Period, lengthMs: number): Period[] {
  const first = Math.floor(from.getTime() / lengthMs);
  const end = Math.ceil(until.getTime() / lengthMs);
  return Array.from({ length: end - first }, (_, index) => ({
    from: new Date(Math.max(from.getTime(), (first + index) * lengthMs)),
    until: new Date(Math.min(until.getTime(), (first + index + 1) * lengthMs)),
  }));
}
