/**
 * A child in the hands of one tenant, with the runs that are in it.
 *
 * Invariants:
 * 1. Every run that was started here ends once: as the child tells, or as `unavailable`, or with
 *    the limit that the child has failed to hold.
 * 2. A child that is retired gets no further run, and dies when those that it has have ended.
 * 3. A child that says more than one of ours would is not ours any more, and dies.
 * 4. What is held of a tenant's runs is bounded for all of them together.
 */
import { childLimits, runLimits } from '../limits.ts';
import type { FromChild } from '../protocol.ts';
import type { UnavailableReason } from '../outcome.ts';
import type { ScriptChild } from './child-process.ts';
import type { JobEnding, Waiting } from './job.ts';

/** What the pool needs of a process. */
export type PoolProcess = Pick<
  ScriptChild,
  'ready' | 'isGone' | 'failure' | 'listen' | 'onExit' | 'send' | 'kill' | 'residentBytes'
>;

/** What was to run is in the child; here it would only be held twice. */
type Running = Pick<Waiting, 'since' | 'end'> & {
  tell: Waiting['job']['said'];
  begun: number;
  overdue: NodeJS.Timeout;
  /** Messages. */
  said: number;
  /** Of what it has said, as far as it was passed on. */
  characters: number;
  hasLeftOut: boolean;
};

/** Lines of the console, modules, and how it ended. */
const mostMessages = runLimits.consoleLines + runLimits.toldModules;

export class TenantChild {
  readonly since = performance.now();
  /** When the last run ended, while there is none. */
  idleSince = performance.now();
  readonly #child: PoolProcess;
  readonly #running = new Map<number, Running>();
  readonly #onChange: () => void;
  readonly #memoryWatch: NodeJS.Timeout;
  #runs = 0;
  /** Messages that belong to no run that is here. */
  #nobodys = 0;
  /** Of the lines of all runs that are here. */
  #characters = 0;
  #isRetired = false;
  #diesAt = Infinity;

  /** @param onChange called when a run has ended, and when the child is gone. */
  constructor(child: PoolProcess, onChange: () => void) {
    this.#child = child;
    this.#onChange = onChange;
    this.#memoryWatch = setInterval(() => {
      this.#checkMemory();
    }, childLimits.memoryCheckMs).unref();
    child.listen({
      heard: (message) => {
        this.#hear(message);
      },
      lost: () => {
        this.kill();
      },
    });
  }

  get size(): number {
    return this.#running.size;
  }

  get isRetired(): boolean {
    return this.#isRetired;
  }

  start(waiting: Waiting): void {
    this.#runs += 1;
    const run = this.#runs;
    const overdue = setTimeout(() => {
      this.#end(run, { kind: 'timeout', limit: 'wall' });
      this.kill();
    }, runLimits.wallMs + childLimits.graceMs);
    const { job, since, end } = waiting;
    this.#running.set(run, {
      since,
      end,
      tell: job.said,
      begun: performance.now(),
      overdue,
      said: 0,
      characters: 0,
      hasLeftOut: false,
    });
    this.#child.send({ ...job.task, run });
    if (run >= childLimits.runsPerChild) this.retire();
  }

  /** No further runs; the process dies when those that there are have ended, or the time is over. */
  retire(withinMs: number = runLimits.wallMs + childLimits.graceMs): void {
    if (this.#isRetired && this.#running.size === 0) return;
    this.#isRetired = true;
    if (this.#running.size === 0) {
      this.kill();
      return;
    }
    const diesAt = performance.now() + withinMs;
    if (diesAt >= this.#diesAt) return;
    this.#diesAt = diesAt;
    setTimeout(() => {
      this.kill();
    }, withinMs).unref();
  }

  /** The process dies now, and what runs in it ends with this. */
  kill(reason: UnavailableReason = 'lost'): void {
    this.#isRetired = true;
    clearInterval(this.#memoryWatch);
    this.#child.kill();
    for (const run of this.#running.keys()) this.#end(run, { kind: 'unavailable', reason });
    this.#onChange();
  }

  #hear(message: FromChild): void {
    if (message.type === 'said') this.#note(message);
    else if (message.type === 'ended') {
      if (!this.#running.has(message.run)) this.#noteNobodys();
      this.#end(message.run, message.ending, message.cpuMs, message.outboundCalls);
    } else if (message.type === 'worn') {
      this.#noteNobodys();
      this.retire(childLimits.drainMs);
    }
  }

  #note({ run, kind, text }: Extract<FromChild, { type: 'said' }>): void {
    const running = this.#running.get(run);
    if (!running) {
      this.#noteNobodys();
      return;
    }
    running.said += 1;
    if (running.said > mostMessages) this.kill();
    else this.#pass(running, kind, text);
  }

  /** What runs have said is held until they end: all of a tenant so much, and no more. */
  #pass(running: Running, kind: string, text: string): void {
    if (running.hasLeftOut) return;
    running.hasLeftOut = this.#characters + text.length > childLimits.heldCharacters;
    if (running.hasLeftOut) {
      running.tell('warn', 'Further lines are left out.');
      return;
    }
    this.#characters += text.length;
    running.characters += text.length;
    running.tell(kind, text);
  }

  /** What comes after the end of a run is nobody's, and no more than runs may say. */
  #noteNobodys(): void {
    this.#nobodys += 1;
    if (this.#nobodys > this.#runs * mostMessages) this.kill();
  }

  #end(run: number, ending: JobEnding, cpuMs = 0, outboundCalls = 0): void {
    const running = this.#running.get(run);
    if (!running) return;
    this.#running.delete(run);
    this.#characters -= running.characters;
    clearTimeout(running.overdue);
    const now = performance.now();
    this.idleSince = now;
    running.end({
      ending,
      waitedMs: running.begun - running.since,
      ranMs: now - running.begun,
      cpuMs,
      outboundCalls,
    });
    if (this.#isRetired && this.#running.size === 0) this.kill();
    this.#onChange();
  }

  /**
   * One run alone in a child that has grown too large has made it so; of several, nobody knows. A run
   * that has told its end may still go on, so a child without runs is looked at too.
   */
  #checkMemory(): void {
    const bytes = this.#child.residentBytes();
    if (bytes === undefined || bytes < childLimits.residentBytes) return;
    const [only, ...others] = this.#running.keys();
    if (only !== undefined && others.length === 0) this.#end(only, { kind: 'out-of-memory' });
    this.kill();
  }
}
