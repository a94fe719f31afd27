/** The runs of one tenant that wait, first come first served, and what they hold of the server's memory. */
import type { UnavailableReason } from '../outcome.ts';
import type { ScriptTask } from '../protocol.ts';
import { unavailable } from './job.ts';
import type { Waiting } from './job.ts';

/** How much waits: sources and arguments stay in memory meanwhile. */
export type Load = { runs: number; characters: number };

export class WaitingLine {
  readonly load: Load = { runs: 0, characters: 0 };
  readonly #waiting: Waiting[] = [];
  readonly #all: Load;

  /** @param all kept up to date with what is in all lines together. */
  constructor(all: Load) {
    this.#all = all;
  }

  get length(): number {
    return this.#waiting.length;
  }

  add(waiting: Waiting): void {
    this.#waiting.push(waiting);
    this.#count(waiting, 1);
  }

  takeFirst(): Waiting | undefined {
    const first = this.#waiting.shift();
    if (first) this.#count(first, -1);
    return first;
  }

  endAll(reason: UnavailableReason): void {
    this.#end(this.#waiting.splice(0), reason);
  }

  endLast(reason: UnavailableReason): void {
    this.#end(this.#waiting.splice(-1), reason);
  }

  /** @param time what came before it has waited for too long. */
  endOlderThan(time: number, reason: UnavailableReason): void {
    const inTime = this.#waiting.findIndex(({ since }) => since > time);
    this.#end(this.#waiting.splice(0, inTime < 0 ? this.length : inTime), reason);
  }

  #end(turnedAway: Waiting[], reason: UnavailableReason): void {
    const now = performance.now();
    for (const waiting of turnedAway) {
      this.#count(waiting, -1);
      waiting.end(unavailable(reason, now - waiting.since));
    }
  }

  #count({ job }: Waiting, sign: 1 | -1): void {
    const characters = charactersOf(job.task);
    for (const load of [this.load, this.#all]) {
      load.runs += sign;
      load.characters += sign * characters;
    }
  }
}

function charactersOf(task: ScriptTask): number {
  if (task.type === 'check') return task.source.length;
  const { source, call, callWithContext = '', configuration } = task;
  return source.length + call.length + callWithContext.length + configuration.length;
}
