/** Timers as scripts know them, on the clock of the child. */
import { runLimits } from '../limits.ts';
import { wait, wake } from './host-door.ts';
import { settle } from './start-script.ts';
import { asNumber, bare } from './untouched.ts';

/** Each round is a message to the child. */
const SHORTEST_PERIOD_MS = 10;

type Callback = (...parameters: unknown[]) => unknown;

const live: Record<number, boolean> = bare({});
let living = 0;
let made = 0;

function begin(): number {
  made += 1;
  if (living >= runLimits.timers || made > runLimits.timersInAll) {
    const { timers, timersInAll } = runLimits;
    throw new Error(`A script may have ${timers} timers at a time, ${timersInAll} in all`);
  }
  living += 1;
  live[made] = true;
  return made;
}

/** Whether it was still alive. */
function end(timer: number): boolean {
  if (!live[timer]) return false;
  living -= 1;
  live[timer] = false;
  return true;
}

export function setTimeout(callback: Callback, ms?: unknown, ...parameters: unknown[]): number {
  const timer = begin();
  void settle(async () => {
    await wait(timer, asMs(ms));
    if (end(timer)) await callback(...parameters);
  });
  return timer;
}

export function setInterval(callback: Callback, ms?: unknown, ...parameters: unknown[]): number {
  const timer = begin();
  const asked = asMs(ms);
  const period = asked > SHORTEST_PERIOD_MS ? asked : SHORTEST_PERIOD_MS;
  void settle(async () => {
    for (;;) {
      await wait(timer, period);
      if (!live[timer]) return;
      void settle(() => callback(...parameters));
    }
  });
  return timer;
}

export const setImmediate = (callback: Callback, ...parameters: unknown[]): number =>
  setTimeout(callback, 0, ...parameters);

export function clearTimer(timer?: unknown): void {
  if (typeof timer === 'number' && end(timer)) wake(timer);
}

/** What is asked for after the end of the run never comes, not even while the run is being ended. */
const NEVER_MS = 2 * runLimits.wallMs;

const asMs = (ms: unknown): number => {
  const number = asNumber(ms);
  if (!(number > 0)) return 0;
  return number < runLimits.wallMs ? number : NEVER_MS;
};
