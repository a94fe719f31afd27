/**
 * One run, from the function's source to how it ended.
 *
 * Invariants:
 * 1. The clocks are held here, not by the engine: its own timeout does not count what happens after
 *    a call to the host has come back.
 * 2. How a run ended is told once.
 * 3. An isolate is given back only where its run has told how it ended and everything in it has come
 *    to rest; one that cannot be ended wears the child out.
 * 4. A script computes only while it has one of the child's turns (`turns.ts`).
 */
import type ivm from 'isolated-vm';

import type { Entry } from '../contracts/entry.ts';
import type { Rest } from '../guest/index.ts';
import { childLimits, runLimits } from '../limits.ts';
import type { Ending } from '../protocol.ts';
import { checkRegularly } from './clocks.ts';
import type { PreparedIsolate } from './prepared-isolates.ts';
import { RunDoor } from './run-door.ts';
import { Steps } from './steps.ts';
import { tellUnhandled } from './unhandled.ts';

/** `call` is the JSON of what stands before the callback, `configuration` that of the settings. */
export type RunRequest = { entry: Entry; call: string; configuration: string };

export type RunEvents = {
  said: (kind: string, text: string) => void;
  ended: (ending: Ending, cpuMs: number, outboundCalls: number) => void;
  /** Something of the run cannot be ended. */
  stuck: () => void;
};

/** @returns whether the isolate has come to rest, and may be used again. */
export async function runScript(
  prepared: PreparedIsolate,
  request: RunRequest,
  events: RunEvents,
): Promise<boolean> {
  const { isolate } = prepared;
  const begun = performance.now();
  const cpuBefore = isolate.cpuTime;
  const ended = Promise.withResolvers<Ending>();
  const steps = new Steps();
  /**
   * @param entering the script computes until it has nothing more to do; rejects where it has left a
   *   rejected promise that nobody handles, as which it ends.
   */
  const howItStandsAfter = async (entering: Promise<void>): Promise<Rest | undefined> => {
    // Asked at once: waiting in between would be another way into the isolate and back.
    const asked = prepared.rest.apply(undefined, []);
    const [entered, rest] = await Promise.allSettled([entering, asked]);
    if (isolate.isDisposed) ended.resolve({ kind: 'out-of-memory' });
    else if (entered.status === 'rejected') ended.resolve(unhandled(entered.reason));
    else if (rest.status === 'rejected') ended.resolve(unhandled(rest.reason));
    else if (rest.value === 'idle') ended.resolve({ kind: 'timeout', limit: 'callback' });
    return rest.status === 'fulfilled' ? rest.value : undefined;
  };

  const door = new RunDoor(
    (kind, text) => {
      if (kind === 'ended') ended.resolve(JSON.parse(text) as Ending);
      else events.said(kind, text);
    },
    (number, answer) => {
      steps.take(() => howItStandsAfter(prepared.deliver.apply(undefined, [number, answer])));
    },
  );
  prepared.door.opened = door;
  prepared.fate.onCatastrophe = () => {
    ended.resolve({ kind: 'out-of-memory' });
  };

  steps.take(async () => {
    const script = await readScript(prepared, request).catch((error: unknown) => {
      ended.resolve(isolate.isDisposed ? { kind: 'out-of-memory' } : syntaxError(error));
    });
    if (!script) return undefined;
    const { call, configuration } = request;
    return howItStandsAfter(prepared.start.apply(undefined, [script, call, configuration]));
  });

  const stopChecking = checkRegularly(() => {
    if (isolate.isDisposed) ended.resolve({ kind: 'out-of-memory' });
    else if (msOf(isolate.cpuTime - cpuBefore) > runLimits.cpuMs) {
      ended.resolve({ kind: 'timeout', limit: 'cpu' });
    } else if (performance.now() - begun > runLimits.wallMs) {
      ended.resolve({ kind: 'timeout', limit: 'wall' });
    }
  });

  const ending = await ended.promise;
  stopChecking();
  // What a script still says while its last step comes to an end is part of its report.
  const isAtRest = await steps.areOver(childLimits.lastWordsMs);
  const cpuMs = isolate.isDisposed ? 0 : msOf(isolate.cpuTime - cpuBefore);
  events.ended(ending, cpuMs, door.calls);
  door.close();

  const isEndedByScript = ending.kind !== 'timeout' && ending.kind !== 'out-of-memory';
  const isOver = isAtRest || (isEndedByScript && (await steps.areOver(childLimits.stuckMs)));
  if (isOver && steps.rest === 'over' && !isolate.isDisposed) return true;
  if (!isolate.isDisposed) isolate.dispose();
  if (!(await steps.areOver(childLimits.stuckMs))) events.stuck();
  steps.letOthers();
  return false;
}

/** @returns the script's function, which has not been called. */
async function readScript({ context }: PreparedIsolate, { entry }: RunRequest) {
  const { source, line, column } = entry;
  const script = (await context.eval(`(${source}\n)`, {
    filename: 'script.js',
    lineOffset: line - 1,
    columnOffset: column - 1,
    reference: true,
  })) as ivm.Reference<unknown>;
  return script.derefInto({ release: true });
}

const unhandled = (reason: unknown): Ending => ({ kind: 'threw', error: tellUnhandled(reason) });

/** What the parser of the host has let through, and the engine does not. */
function syntaxError(error: unknown): Ending {
  const message = error instanceof Error ? error.message : String(error);
  const [, text = message, line, column] = /^(.*) \[script\.js:(\d+):(\d+)\]$/s.exec(message) ?? [];
  return { kind: 'syntax', message: text, line: Number(line ?? 1), column: Number(column ?? 0) };
}

const msOf = (nanoseconds: bigint): number => Number(nanoseconds) / 1e6;
