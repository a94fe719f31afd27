import { middle } from '../report/statistics.ts';
import { rateOf, totalOf } from '../report/measured.ts';
import { alternately } from './alternately.ts';
import type { Load } from './load.ts';
import type { LoadReport, Order } from './order.ts';

/** Who is asked, by whom: what two orders differ in. */
export type Side = Pick<Order, 'application' | 'serverPid' | 'passkeys' | 'passwords'>;

/**
 * Walks a road on one side and on the other by turns of so many visits, each for so many seconds.
 * `share` is what the other one does of what the first does: the middle one of all turns.
 */
export async function walkByTurns(
  load: Load,
  { road, clients, visits }: Pick<Order, 'road' | 'clients'> & { visits: number },
  [one, other]: readonly [Side, Side],
  seconds: number,
): Promise<{ reports: [LoadReport, LoadReport]; share: number }> {
  const walk = (side: Side) => {
    const nextPasskeys = inTurn(side.passkeys ?? [], visits);
    const nextPasswords = inTurn(side.passwords ?? [], visits);
    return () =>
      load.walk({
        ...{ road, clients, until: { visits } },
        ...side,
        passkeys: nextPasskeys(),
        passwords: nextPasswords(),
      });
  };
  const [first, second] = await alternately(
    [walk(one), walk(other)],
    (report) => report.seconds,
    seconds,
  );
  const shares = first.map((report, turn) => rateOf(second[turn] ?? report) / rateOf(report));
  return { reports: [totalOf(first), totalOf(second)], share: middle(shares) };
}

/** The next so many at every call, so that everybody gets their turn. */
function inTurn<Item>(items: readonly Item[], count: number): () => Item[] {
  let from = 0;
  return () => {
    const next = [...items, ...items].slice(from, from + count);
    from = items.length > 0 ? (from + count) % items.length : 0;
    return next;
  };
}
