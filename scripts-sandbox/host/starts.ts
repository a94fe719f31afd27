/**
 * Whether processes come up at all. An installation can be broken: a package that is missing, a user
 * that the server may not become. Then nobody waits for what will not be, and nothing is tried again
 * and again as fast as the machine can.
 *
 * Invariants:
 * 1. After so many failures with no success between, starting is given up, and tried again one process
 *    at a time, at intervals that grow.
 * 2. The operator reads one line when it is given up, and one when it works again.
 */
import { startLimits } from '../limits.ts';

export type StartFailure = {
  /** In a line, for the operator. */
  why: string;
  /** It was killed by somebody else: there is too little memory, or it is bad luck. */
  isByKill: boolean;
};

export class Starts {
  readonly #tell: (line: string) => void;
  #weight = 0;
  #pauseMs: number = startLimits.pauseMs;
  #areGivenUp = false;

  /** @param tell takes lines for the operator. */
  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  get areGivenUp(): boolean {
    return this.#areGivenUp;
  }

  /** How long to wait before the next try; longer each time, until a process comes up. */
  takePause(): number {
    const pauseMs = this.#pauseMs;
    this.#pauseMs = Math.min(pauseMs * 2, startLimits.longestPauseMs);
    return pauseMs;
  }

  noteFailure({ why, isByKill }: StartFailure): void {
    this.#weight += isByKill ? 1 / startLimits.killsPerFailure : 1;
    if (this.#areGivenUp || this.#weight < startLimits.failures) return;
    this.#areGivenUp = true;
    this.#tell(`Scripts cannot run, their processes do not start: ${why}`);
  }

  noteUp(): void {
    this.#weight = 0;
    this.#pauseMs = startLimits.pauseMs;
    if (!this.#areGivenUp) return;
    this.#areGivenUp = false;
    this.#tell('Scripts can run again');
  }
}
