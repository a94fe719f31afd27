/**
 * Isolates that are ready before a run needs one.
 *
 * Invariants:
 * 1. A child serves one tenant, so no isolate is ever entered for two.
 * 2. Every run has a context that no other run has seen.
 * 3. An isolate is used again only where its last run has ended by itself and nothing of it is left
 *    to happen; else it is disposed of.
 * 4. References into an isolate stay in the child; scripts get plain functions of `guest/`.
 */
import { setImmediate } from 'node:timers/promises';

import ivm from 'isolated-vm';

import type { Rest } from '../guest/index.ts';
import { childLimits, runLimits } from '../limits.ts';
import type { RunDoor } from './run-door.ts';
import { takeSnapshot } from './snapshot.ts';

export type PreparedIsolate = {
  isolate: ivm.Isolate;
  context: ivm.Context;
  start: ivm.Reference<(script: unknown, call: string, configuration: string) => void>;
  rest: ivm.Reference<() => Rest>;
  deliver: ivm.Reference<(number: number, answer: string) => void>;
  /** Who answers what this context asks: set when its run begins, taken away when it ends. */
  door: { opened?: RunDoor };
  /** Told when the engine gives the isolate up: whatever runs in it will never end. */
  fate: { onCatastrophe?: () => void };
  runs: number;
};

const ENTER = `
const latchkey = globalThis.__latchkey;
delete globalThis.__latchkey;
latchkey.open($0, $1, $2);
return latchkey;
`;

const nobody = '{"value":{"error":{"message":"The script has ended"}}}';

export class PreparedIsolates {
  readonly #snapshot: ivm.ExternalCopy<ArrayBuffer>;
  readonly #wanted: number;
  readonly #onCatastrophe: () => void;
  readonly #ready: PreparedIsolate[] = [];
  #filling: Promise<void> | undefined;
  #lent = 0;
  /** The fewest that were ready at any time since the last look. */
  #leastReady = 0;

  /**
   * @param guest our own code, which every context begins with.
   * @param wanted how many are to be ready; where none is, none is kept either.
   */
  constructor(guest: string, wanted: number, onCatastrophe: () => void) {
    this.#wanted = wanted;
    this.#snapshot = takeSnapshot(guest);
    this.#onCatastrophe = onCatastrophe;
    setInterval(() => {
      this.#shrink();
    }, childLimits.unneededMs);
  }

  /**
   * Makes the first one, before anybody needs it.
   * @throws where our own code does not work inside.
   */
  async begin(): Promise<void> {
    const first = await this.#make();
    if (this.#wanted === 0) first.isolate.dispose();
    else this.#ready.push(first);
    this.fill();
  }

  async take(): Promise<PreparedIsolate> {
    this.#lent += 1;
    const prepared = this.#ready.pop() ?? (await this.#make());
    this.#leastReady = Math.min(this.#leastReady, this.#ready.length);
    this.fill();
    return prepared;
  }

  /** Makes isolates until enough are ready, one after the other, behind whatever runs. */
  fill(): void {
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined;
    });
  }

  /** @param isAtRest whether its run has ended by itself; where not, the isolate is disposed of by now. */
  async giveBack(used: PreparedIsolate, isAtRest: boolean): Promise<void> {
    this.#lent -= 1;
    used.door.opened = undefined;
    if (!isAtRest) return;
    used.start.release();
    used.rest.release();
    used.deliver.release();
    used.context.release();
    const isFull = this.#wanted === 0 || this.#ready.length >= childLimits.keptIsolates;
    if (isFull || used.runs >= childLimits.runsPerIsolate || (await this.#isHeavy(used.isolate))) {
      used.isolate.dispose();
      return;
    }
    this.#ready.push(await furnish(used.isolate, used.fate, used.runs + 1));
  }

  /** What was kept for many runs at a time, and nobody has needed for a while, goes; the oldest first. */
  #shrink(): void {
    const unneeded = Math.min(this.#leastReady, this.#ready.length - this.#wanted);
    if (unneeded > 0) for (const { isolate } of this.#ready.splice(0, unneeded)) isolate.dispose();
    this.#leastReady = this.#ready.length;
  }

  async #fill(): Promise<void> {
    // Making one holds this thread for milliseconds: the run that has taken one begins before it.
    await setImmediate();
    while (this.#ready.length < this.#wanted) this.#ready.push(await this.#make());
  }

  /** Leftovers of earlier runs wait for a collection; the more isolates there are, the less each may hold. */
  async #isHeavy(isolate: ivm.Isolate): Promise<boolean> {
    const { used_heap_size: heap, externally_allocated_size: outside } =
      await isolate.getHeapStatistics();
    const isolates = this.#lent + this.#ready.length + 1;
    const { reusableHeapBytes, lightIsolateBytes } = childLimits;
    return heap + outside > Math.max(lightIsolateBytes, reusableHeapBytes / isolates);
  }

  #make(): Promise<PreparedIsolate> {
    const fate: PreparedIsolate['fate'] = {};
    const isolate = new ivm.Isolate({
      memoryLimit: runLimits.heapMb,
      snapshot: this.#snapshot,
      onCatastrophicError: () => {
        fate.onCatastrophe?.();
        this.#onCatastrophe();
      },
    });
    return furnish(isolate, fate, 1);
  }
}

/** A new context with our own code in it, and its way out. */
async function furnish(
  isolate: ivm.Isolate,
  fate: PreparedIsolate['fate'],
  runs: number,
): Promise<PreparedIsolate> {
  const context = await isolate.createContext();
  const door: PreparedIsolate['door'] = {};
  const say = new ivm.Callback((kind: string, text: string) => door.opened?.say(kind, text), {
    ignored: true,
  });
  const ask = new ivm.Callback(
    (number: number, capability: string, request: string) =>
      void door.opened?.ask(number, capability, request),
    { ignored: true },
  );
  const askNow = new ivm.Callback(
    (capability: string, request: string) => door.opened?.askNow(capability, request) ?? nobody,
    { sync: true },
  );
  const latchkey = (await context.evalClosure(ENTER, [say, ask, askNow], {
    result: { reference: true },
  })) as ivm.Reference<Record<string, unknown>>;
  // At once: each by itself would be another way into the isolate and back.
  const [start, rest, deliver] = (await Promise.all(
    ['start', 'rest', 'deliver'].map((name) => latchkey.get(name, { reference: true })),
  )) as [PreparedIsolate['start'], PreparedIsolate['rest'], PreparedIsolate['deliver']];
  latchkey.release();
  return { isolate, context, start, rest, deliver, door, fate, runs };
}
