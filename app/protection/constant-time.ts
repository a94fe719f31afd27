import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long a refused login takes at least. Longer than any honest verification (argon2id 10 ms, an
 * imported bcrypt hash of cost 12 about 200 ms), so that an unknown user, a known one and one with
 * an imported hash are refused after the same time.
 */
export const REFUSAL_FLOOR_MS = 300;

/**
 * Resolves when a whole multiple of `milliseconds` has passed since `startedAtMs`, a value of
 * `performance.now()`: where the work took longer than the floor, because the machine is busy or a
 * hash is costly, the next multiple hides by how much. Waits no longer than `milliseconds`,
 * whatever was handed in.
 */
export async function answerNoSoonerThan(startedAtMs: number, milliseconds: number): Promise<void> {
  const spent = Math.max(0, performance.now() - startedAtMs);
  const multiples = Math.max(1, Math.ceil(spent / milliseconds));
  const until = performance.now() - spent + multiples * milliseconds;
  for (;;) {
    const left = Math.min(until - performance.now(), milliseconds);
    if (left <= 0) return;
    // A timer may fire a moment early: look again.
    await sleep(Math.ceil(left));
  }
}
