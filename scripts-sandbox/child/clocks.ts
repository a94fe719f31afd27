/**
 * Looks at the clocks of all runs with one timer: two hundred timers of their own would wake the
 * process eight thousand times a second.
 */
import { childLimits } from '../limits.ts';

const checks = new Set<() => void>();
let timer: NodeJS.Timeout | undefined;

/** @returns what ends it. */
export function checkRegularly(check: () => void): () => void {
  checks.add(check);
  timer ??= setInterval(() => {
    for (const each of checks) each();
  }, childLimits.watchMs);
  return () => {
    checks.delete(check);
    if (checks.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
