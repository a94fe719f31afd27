/** A page of the trail, the newest act first, and where the pages beside it begin. */
import { writeCheckpoint } from '#app/management/operations/paging.ts';

import type { TrailView } from '../../../ui/dashboard/audit-trail/trail-view.ts';
import type { AtWork } from '../administrator.ts';
import { read } from '../read.ts';

const PER_PAGE = '25';

export type Act = {
  number: number;
  at: string;
  actor: Record<string, unknown>;
  operation: string;
  target: string | null;
  details: Record<string, unknown>;
};

type Found = { acts: Act[]; newer: TrailView | null; older: TrailView | null };

export async function findActs(at: AtWork, view: TrailView): Promise<Found> {
  const { acts, next } = await readFrom(at, view, { sort: 'date:-1', from: view.before });
  const [first, last] = [acts[0], acts.at(-1)];
  return {
    acts,
    newer: first && view.before !== null ? await newerThan(at, view, first.number) : null,
    older: last && next !== undefined ? { ...view, before: last.number } : null,
  };
}

/** The page that ends just behind an act; it is the first page where it would not be a whole one. */
async function newerThan(at: AtWork, view: TrailView, number: number): Promise<TrailView | null> {
  const { acts, next } = await readFrom(at, view, { sort: 'date:1', from: number });
  const last = acts.at(-1);
  return last ? { ...view, before: next === undefined ? null : last.number + 1 } : null;
}

const readFrom = (
  at: AtWork,
  { actor, operation }: TrailView,
  { sort, from }: { sort: 'date:1' | 'date:-1'; from: number | null },
) =>
  read<{ acts: Act[]; next?: string }>(at, 'list_administrative_acts', {
    query: {
      ...{ take: PER_PAGE, sort },
      ...(actor && { actor }),
      ...(operation && { operation }),
      ...(from !== null && { from: writeCheckpoint(String(from)) }),
    },
  });
