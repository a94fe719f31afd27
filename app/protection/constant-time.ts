import { setTimeout as sleep } from 'node:timers/promises';

/**
 * How long a refused login takes at least. Longer than any honest verification (argon2id 10 ms, an
 * imported bcrypt hash of cost 12 about 200 ms), so that an unknown user, a known one and one with
 * an imported hash are refused after the same time.
 */
export const REFUSAL_FLOOR_MS = 300;

/**
 * Resolves when `milliseconds` have passed since `startedAtMs`, a value of `performance.now()`.
 * Waits no longer than `milliseconds`, whatever was handed in.
 */
export async function answerNoSoonerThan(startedAtMs: number, milliseconds: number): Promise<void> {
  const until = Math.min(startedAtMs, performance.now()) + milliseconds;
  for (;;) {
    const left = Math.min(until - performance.now(), milliseconds);
    if (left <= 0) return;
    // A timer may fire a moment early: look again.
    await sleep(Math.ceil(left));
  }
}
