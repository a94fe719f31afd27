import type { ScriptOutcome } from '../../index.ts';

/** `ok`, `unavailable: lost`, `timeout: wall`, … */
export function endOf(outcome: ScriptOutcome): string {
  if (outcome.kind === 'unavailable') return `unavailable: ${outcome.reason}`;
  return outcome.kind === 'timeout' ? `timeout: ${outcome.limit}` : outcome.kind;
}
