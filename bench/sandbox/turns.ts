import { setTimeout as pause } from 'node:timers/promises';

import type { Way } from './ways.ts';

/** How long one thing is done before it is the next one's turn. */
const TURN_MS = 50;
/** Between calls: what a call leaves to be tidied up is no part of the next one’s time. */
const PAUSE_MS = 2;

/**
 * Does several things by turns, one call after the other, until each has been timed for so long, and
 * returns the milliseconds of the calls of each, sorted. A machine that becomes slower or faster
 * meanwhile does so for all of them. The first round is not counted: compilers learn in it.
 */
export async function inTurns<Name extends string>(
  ways: Readonly<Record<Name, Way>>,
  seconds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(ways) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    Name,
    number[]
  >;
  for (const name of names) await takeTurn(ways[name], []);
  const rounds = Math.ceil((seconds * 1_000) / TURN_MS);
  for (let round = 0; round < rounds; round += 1) {
    // Who begins changes with every round.
    for (let place = 0; place < names.length; place += 1) {
      const name = names[(round + place) % names.length];
      if (name) await takeTurn(ways[name], times[name]);
    }
  }
  for (const name of names) times[name].sort((a, b) => a - b);
  return times;
}

async function takeTurn(way: Way, times: number[]): Promise<void> {
  const until = performance.now() + TURN_MS;
  while (performance.now() < until) {
    const before = performance.now();
    await way();
    times.push(performance.now() - before);
    await pause(PAUSE_MS);
  }
}
