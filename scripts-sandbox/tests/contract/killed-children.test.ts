import { expect, it } from 'vitest';

import { childProcesses } from '../support/child-processes.ts';
import { honest, openedSandbox } from '../support/opened-sandbox.ts';

const { getUser } = openedSandbox();

const RUNS = 10_000;
const AT_A_TIME = 24;
/** A process dies after so many runs, whichever it is. */
const RUNS_PER_KILL = 250;

it('of 10,000 runs none is lost while processes are killed at random: each ends as it should, or is unavailable', async () => {
  const ends = new Map<string, number>();
  let begun = 0;
  let kills = 0;
  const killOne = () => {
    const processes = childProcesses();
    const victim = processes[Math.floor(Math.random() * processes.length)];
    if (victim === undefined) return;
    process.kill(victim, 'SIGKILL');
    kills += 1;
  };
  const visitor = async (number: number): Promise<void> => {
    while (begun < RUNS) {
      begun += 1;
      if (begun % RUNS_PER_KILL === 0) killOne();
      const outcome = await getUser(honest, { tenantId: `tenant-${String(number % 3)}` });
      const end = outcome.kind === 'unavailable' ? `unavailable: ${outcome.reason}` : outcome.kind;
      ends.set(end, (ends.get(end) ?? 0) + 1);
      if (outcome.kind === 'ok') expect(outcome.answer).toMatchObject({ email: 'ada@example.com' });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, (_, number) => visitor(number)));

  expect(kills).toBe(RUNS / RUNS_PER_KILL);
  expect([...ends.keys()].sort()).toEqual(['ok', 'unavailable: lost']);
  expect([...ends.values()].reduce((sum, count) => sum + count, 0)).toBe(RUNS);
  // A kill costs no more than what was in the process.
  expect(ends.get('unavailable: lost')).toBeLessThanOrEqual(kills * AT_A_TIME);
}, 240_000);
