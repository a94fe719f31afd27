/**
 * What one run computes: it is entered, and goes on whenever an answer or a timer has come.
 *
 * Invariants:
 * 1. A step begins when it is the run's turn (`turns.ts`), and none begins after the run has ended.
 * 2. A step that does not come to its end keeps its turn until `letOthers`.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { Rest } from '../guest/index.ts';
import { takeTurn } from './turns.ts';

export class Steps {
  readonly #underWay = new Set<Promise<unknown>>();
  readonly #turns = new Set<() => void>();
  /** How things stood after the last step that came to its end. */
  rest: Rest | undefined;
  #hasEnded = false;

  /** @param step resolves when the script has nothing more to compute for now, with how things stand then. */
  take(step: () => Promise<Rest | undefined>): void {
    void this.#take(step);
  }

  /** Begins nothing more, and tells whether what has begun comes to its end in time. */
  async areOver(withinMs: number): Promise<boolean> {
    this.#hasEnded = true;
    if (this.#underWay.size === 0) return true;
    const waiting = new AbortController();
    const tooLate = sleep(withinMs, false, { signal: waiting.signal }).catch(() => true);
    const allOver = Promise.all(this.#underWay).then(() => true);
    return Promise.race([allOver, tooLate]).finally(() => {
      waiting.abort();
    });
  }

  /** Gives the turns back that cannot be waited for. */
  letOthers(): void {
    for (const end of this.#turns) end();
  }

  async #take(step: () => Promise<Rest | undefined>): Promise<void> {
    const endTurn = await takeTurn();
    this.#turns.add(endTurn);
    if (!this.#hasEnded) {
      // An isolate that was disposed of meanwhile throws, at once or later, and has nothing to tell.
      const settled = (async () => step())().catch(() => undefined);
      this.#underWay.add(settled);
      this.rest = await settled;
      this.#underWay.delete(settled);
    }
    this.#turns.delete(endTurn);
    endTurn();
  }
}
