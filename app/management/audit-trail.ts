/**
 * The trail of what administrators have done: hash-chained, so that whoever keeps one number and its
 * hash can tell later whether anything before it was changed, taken out or put in.
 */
import {
  FIRST_HASH,
  findActs,
  findLastAct,
  hashOfAct,
  insertAct,
  listActs,
} from '#app/store/administrative-acts.ts';
import type { AdministrativeAct, NewAct } from '#app/store/administrative-acts.ts';

import { logger } from '#app/observability/logger.ts';

export { findActs, listActs };
export type { AdministrativeAct };

/** Writes an act down before it is done: nothing is done that could not be written down. */
export async function noteAct(tenantId: string, act: NewAct): Promise<AdministrativeAct> {
  const noted = await insertAct(tenantId, act);
  const { number, hash, operation } = noted;
  // Whoever collects the log has the end of the trail in a second place.
  logger.info({ tenant: tenantId, act: number, operation, hash }, 'an administrator acts');
  return noted;
}

/** The same for the command line, whose output is its answer and not a log. */
export const noteActQuietly = insertAct;

const AT_ONCE = 500;

/** The last act of a tenant's trail. */
export async function endOfTrail(tenantId: string): Promise<TrailEnd | null> {
  const last = await findLastAct(tenantId);
  return last ? { number: last.number, hash: last.hash } : null;
}

/** A tenant's whole trail, in its order. */
export async function* readTrail(tenantId: string): AsyncGenerator<AdministrativeAct> {
  let after = 0;
  for (;;) {
    const acts = await listActs(tenantId, { after, limit: AT_ONCE });
    yield* acts;
    const last = acts.at(-1);
    if (!last) return;
    after = last.number;
  }
}

export type TrailEnd = { number: number; hash: string };

export type Verified =
  | { ok: true; end: TrailEnd | null }
  | { ok: false; number: number; problem: 'changed' | 'missing' | 'inserted' | 'ends_early' };

/**
 * Whether a trail is whole. `known` are ends that somebody has kept from before: without one, rows
 * that were cut off at the end cannot be missed.
 */
export async function verifyTrail(
  acts: AsyncIterable<AdministrativeAct> | Iterable<AdministrativeAct>,
  ...known: readonly TrailEnd[]
): Promise<Verified> {
  let end: TrailEnd | null = null;
  let tenantId: string | undefined;
  for await (const act of acts) {
    tenantId ??= act.tenantId;
    const problem = problemOf(act, { tenantId, end });
    if (problem === 'missing') return { ok: false, number: (end?.number ?? 0) + 1, problem };
    if (problem) return { ok: false, number: act.number, problem };
    end = { number: act.number, hash: act.hash };
    if (known.some(({ number, hash }) => number === act.number && hash !== act.hash)) {
      return { ok: false, number: act.number, problem: 'changed' };
    }
  }
  const last = end?.number ?? 0;
  if (known.every(({ number }) => number <= last)) return { ok: true, end };
  return { ok: false, number: last + 1, problem: 'ends_early' };
}

/** What is wrong with an act behind `end`. */
function problemOf(
  act: AdministrativeAct,
  { tenantId, end }: { tenantId: string; end: TrailEnd | null },
): 'changed' | 'missing' | 'inserted' | undefined {
  const expected = (end?.number ?? 0) + 1;
  if (act.number > expected) return 'missing';
  if (act.number < expected || act.tenantId !== tenantId) return 'inserted';
  if (act.hash !== hashOfAct(act)) return 'changed';
  return act.previousHash === (end?.hash ?? FIRST_HASH) ? undefined : 'inserted';
}
