/**
 * Who in this child may compute. Every script that computes has a thread of its own; without a bound
 * one tenant's scripts would have two hundred, and the scripts of others a two-hundredth of the
 * machine. Who waits for an answer from outside needs no turn.
 */
import { availableParallelism } from 'node:os';

/** Two at least, so that one script that computes does not hold up all others of its tenant. */
const TURNS = Math.max(2, availableParallelism());

let free = TURNS;
const waiting: (() => void)[] = [];

/** Resolves when it is the caller's turn, with what ends it; calling that again does nothing. */
export async function takeTurn(): Promise<() => void> {
  if (free > 0) free -= 1;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
}
