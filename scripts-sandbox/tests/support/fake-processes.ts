/** Processes that are none, for tests of who gets one and when. */
import type { Job, JobEnd } from '../../host/job.ts';
import type { PoolProcess } from '../../host/tenant-child.ts';
import type { ChildEvents } from '../../host/child-process.ts';
import type { Ending, ToChild } from '../../protocol.ts';

const answered: Ending = { kind: 'answered', json: '1' };

export class FakeProcess implements PoolProcess {
  readonly #ready = Promise.withResolvers<boolean>();
  readonly #exitListeners: (() => void)[] = [];
  readonly runs: number[] = [];
  /** Whose runs it was given. */
  readonly owners = new Set<string>();
  readonly seat: number;
  events: ChildEvents | undefined;
  isKilled = false;
  isGone = false;
  failure = { why: 'it is not there', isByKill: false };
  resident: number | undefined = 0;

  readonly #isPrompt: boolean;

  constructor(seat: number, isPrompt = false) {
    this.seat = seat;
    this.#isPrompt = isPrompt;
  }

  get ready(): Promise<boolean> {
    return this.#ready.promise;
  }

  comeUp(): void {
    this.#ready.resolve(true);
  }

  listen(events: ChildEvents): void {
    this.events = events;
    if (this.isGone) events.lost();
  }

  onExit(listener: () => void): void {
    if (this.isGone) listener();
    else this.#exitListeners.push(listener);
  }

  send(message: ToChild): void {
    if (message.type !== 'run') return;
    this.runs.push(message.run);
    this.owners.add(message.configuration);
    if (this.#isPrompt) {
      queueMicrotask(() => {
        this.endRun();
      });
    }
  }

  kill(): void {
    if (this.isKilled) return;
    this.isKilled = true;
    queueMicrotask(() => {
      this.exit();
    });
  }

  residentBytes(): number | undefined {
    return this.resident;
  }

  /** As it is told by the system: also without anybody having asked for it. */
  exit(): void {
    this.isKilled = true;
    this.isGone = true;
    this.#ready.resolve(false);
    this.events?.lost();
    for (const listener of this.#exitListeners.splice(0)) listener();
  }

  /** Ends the oldest run that it has. */
  endRun(ending: Ending = answered): void {
    const run = this.runs.shift();
    if (run === undefined) throw new Error('There is no run in this process');
    this.events?.heard({ type: 'ended', run, ending, cpuMs: 1, outboundCalls: 0 });
  }
}

/** Starts fake processes, which come up at once unless `isSlow`, and answer at once if `isPrompt`. */
export function fakeProcesses({ isSlow = false, isPrompt = false } = {}) {
  const started: FakeProcess[] = [];
  return {
    started,
    start(seat: number): FakeProcess {
      const process = new FakeProcess(seat, isPrompt);
      started.push(process);
      if (!isSlow) process.comeUp();
      return process;
    },
    living: () => started.filter((process) => !process.isKilled),
    /** The living processes that a tenant's runs were given to. */
    of: (tenantId: string) =>
      started.filter(({ owners, isKilled }) => !isKilled && owners.has(tenantId)),
  };
}

export const job = (tenantId: string, call = '[]'): Job => ({
  tenantId,
  task: {
    type: 'run',
    source: 'function (id, callback) {}',
    script: 'get_user',
    call,
    configuration: tenantId,
  },
  said: () => undefined,
});

/** `answered`, `unavailable: busy`, `timeout`, … */
export const endOfJob = ({ ending }: JobEnd): string =>
  ending.kind === 'unavailable' ? `unavailable: ${ending.reason}` : ending.kind;
