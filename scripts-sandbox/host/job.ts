/** What the pool is asked to do, and what it answers. */
import type { UnavailableReason } from '../outcome.ts';
import type { Ending, ScriptTask } from '../protocol.ts';

export type Job = {
  tenantId: string;
  task: ScriptTask;
  /** Told of each line of the console, and of modules that were required with a version. */
  said: (kind: string, text: string) => void;
};

export type JobEnding = Ending | { kind: 'unavailable'; reason: UnavailableReason };

export type JobEnd = {
  ending: JobEnding;
  waitedMs: number;
  ranMs: number;
  cpuMs: number;
  outboundCalls: number;
};

/** A job that is in line, with the one who waits for its end. */
export type Waiting = { job: Job; since: number; end: (end: JobEnd) => void };

/** The end of a job that no child has told about. */
export const unavailable = (reason: UnavailableReason, waitedMs = 0, ranMs = 0): JobEnd => ({
  ending: { kind: 'unavailable', reason },
  waitedMs,
  ranMs,
  cpuMs: 0,
  outboundCalls: 0,
});
