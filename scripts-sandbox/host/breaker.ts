/**
 * Leaves the scripts of a connection alone for a moment when they only fail: a database that is down
 * does not come up by being asked, and people who wait get their answer sooner.
 *
 * Whoever is outside chooses what a script is called with, and may find something that makes it fail.
 * So what one person causes is not what a connection is judged by, and a rest is short.
 *
 * Invariants:
 * 1. A script that says no works: denials close, they never open. One success is enough to close.
 * 2. Where the input can be the reason, failures of one person count once.
 * 3. Failures that lie far apart are no row, and are forgotten.
 * 4. While open, a few runs are let through when the rest is over; one that works closes.
 */
import { breakerLimits } from '../limits.ts';
import type { ScriptOutcome } from '../outcome.ts';

type Row = {
  failures: number;
  since: number;
  lastAt: number;
  /** Whose failures were counted. */
  people: Set<string>;
  /** 0: it has not rested. */
  openUntil: number;
  /** Let through since the rest was over. */
  probes: number;
};

type Kind = ScriptOutcome['kind'];

/** Each holds a process, and may be the reason for others to wait. */
const costly = new Set<Kind>(['timeout', 'out-of-memory']);
/** An odd name, or one broken row of a database, can be the reason. */
const perhapsByInput = new Set<Kind>(['threw', 'bad-answer', 'too-large']);
const working = new Set<Kind>(['ok', 'denied']);

export class Breaker {
  /** Those that have failed last stand last. */
  readonly #rows = new Map<string, Row>();
  readonly #now: () => number;

  /** @param now a clock in milliseconds that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  isOpen(connection: string): boolean {
    return (this.#rows.get(connection)?.openUntil ?? 0) > this.#now();
  }

  /** Whether a run may begin. */
  lets(connection: string): boolean {
    const row = this.#rows.get(connection);
    if (!row || row.openUntil === 0) return true;
    if (row.openUntil > this.#now()) return false;
    row.probes += 1;
    // Of the last one, as of the others, perhaps nothing is heard: the next are let through in time.
    if (row.probes === breakerLimits.probes) this.#rest(row);
    return true;
  }

  /** @param person whom the script was called for; in a form that may be kept. */
  note(connection: string, kind: Kind, person: string): void {
    if (working.has(kind)) this.#rows.delete(connection);
    if (!costly.has(kind) && !perhapsByInput.has(kind)) return;
    const now = this.#now();
    this.#forgetBefore(now - breakerLimits.forgetMs);
    const row = this.#rows.get(connection) ?? newRow(now);
    row.lastAt = now;
    this.#rows.delete(connection);
    this.#rows.set(connection, row);

    if (costly.has(kind)) row.failures += 1;
    else if (row.people.size < breakerLimits.failures && !row.people.has(person)) {
      row.people.add(person);
      row.failures += 1;
    }
    const keepsFailing =
      row.failures >= breakerLimits.failures && now - row.since >= breakerLimits.overMs;
    if (keepsFailing) this.#rest(row);
  }

  #rest(row: Row): void {
    row.openUntil = this.#now() + breakerLimits.openMs;
    row.probes = 0;
  }

  #forgetBefore(time: number): void {
    for (const [connection, { lastAt }] of this.#rows) {
      if (lastAt >= time) return;
      this.#rows.delete(connection);
    }
  }
}

const newRow = (now: number): Row => ({
  failures: 0,
  since: now,
  lastAt: now,
  people: new Set(),
  openUntil: 0,
  probes: 0,
});
