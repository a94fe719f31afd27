import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { childLimits, poolLimits, startLimits } from '../limits.ts';
import { endOfJob, fakeProcesses, job } from '../tests/support/fake-processes.ts';
import { ScriptPool } from './pool.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const few: Record<keyof typeof poolLimits, number> = {
  ...poolLimits,
  children: 2,
  spareChildren: 0,
};

/** Lets everything happen that needs no time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

/** A pool of fake processes; `ask` runs something for a tenant and keeps how it ended. */
function opened(limits: Partial<typeof few> = {}, processes = fakeProcesses()) {
  const told: string[] = [];
  const pool = new ScriptPool(
    (seat) => processes.start(seat),
    (line) => told.push(line),
    { ...few, ...limits },
  );
  const ends: string[] = [];
  const ask = async (tenantId: string, times = 1): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      void pool.run(job(tenantId)).then((end) => ends.push(`${tenantId} ${endOfJob(end)}`));
    }
    await settle();
  };
  return { pool, processes, ends, ask, told };
}

describe('whose process it is', () => {
  it('every tenant has a process of its own, in a seat of its own', async () => {
    const { processes, ask } = opened();
    await ask('acme', 3);
    await ask('globex');
    expect(processes.started.map(({ owners }) => [...owners])).toEqual([['acme'], ['globex']]);
    expect(processes.started.map(({ seat }) => seat)).toEqual([0, 1]);
  });

  it('a seat that was left is taken again when all others were, and never two at a time', async () => {
    const { processes, ask } = opened({ seats: 3 });
    await ask('stays');
    const seats: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      await ask('acme');
      const [process] = processes.of('acme');
      seats.push(process?.seat ?? -1);
      process?.exit();
      await settle();
    }
    expect(seats).toEqual([1, 2, 1, 2]);
  });

  it('a process is ready before a tenant asks, and is replaced when it is given away', async () => {
    const { processes, ask } = opened({ spareChildren: 1 });
    expect(processes.started).toHaveLength(1);
    await ask('acme');
    expect(processes.started.map(({ owners }) => [...owners])).toEqual([['acme'], []]);
  });

  it('a spare process that dies is replaced', async () => {
    const { processes, ask } = opened({ spareChildren: 1 });
    processes.started[0]?.exit();
    await settle();
    await ask('acme');
    expect(processes.of('acme')).toHaveLength(1);
  });
});

describe('when processes run out', () => {
  it('an idle one goes, the longest idle first, and whoever waits gets one', async () => {
    const { processes, ask, ends } = opened();
    await ask('acme');
    await ask('globex');
    processes.of('acme')[0]?.endRun();
    await vi.advanceTimersByTimeAsync(10);
    processes.of('globex')[0]?.endRun();
    await ask('initech');
    expect(processes.of('acme')).toEqual([]);
    expect(processes.of('globex')).toHaveLength(1);
    processes.of('initech')[0]?.endRun();
    await settle();
    expect(ends).toEqual(['acme answered', 'globex answered', 'initech answered']);
  });

  it('a tenant that asks a hundred times costs one other its idle process, not all', async () => {
    const { processes, ask } = opened({ children: 4 });
    for (const tenant of ['a', 'b', 'c', 'd']) {
      await ask(tenant);
      processes.of(tenant)[0]?.endRun();
    }
    await ask('burst', 100);
    expect(processes.living().flatMap(({ owners }) => [...owners])).toEqual([
      'b',
      'c',
      'd',
      'burst',
    ]);
  });

  it('one that becomes idle while somebody waits goes at once', async () => {
    const { processes, ask } = opened();
    await ask('acme');
    await ask('globex');
    await ask('initech');
    expect(processes.of('initech')).toEqual([]);
    processes.of('globex')[0]?.endRun();
    await settle();
    expect(processes.of('initech')).toHaveLength(1);
  });

  it('who never lets go loses the process when its turn is over, after the runs that are in it', async () => {
    const { processes, ask, ends } = opened({ children: 1 });
    await ask('greedy', 2);
    await ask('modest');
    processes.of('greedy')[0]?.endRun();
    await ask('greedy');
    // Its turn is not over: the third run went in.
    expect(processes.of('greedy')[0]?.runs).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(poolLimits.turnMs + 1);
    await ask('greedy');
    expect(processes.of('greedy')[0]?.runs).toHaveLength(2);
    processes.of('greedy')[0]?.endRun();
    processes.of('greedy')[0]?.endRun();
    await settle();
    expect(processes.living().flatMap(({ owners }) => [...owners])).toEqual(['modest']);
    processes.of('modest')[0]?.endRun();
    await settle();
    expect(ends).toEqual([
      'greedy answered',
      'greedy answered',
      'greedy answered',
      'modest answered',
    ]);
    // Then it is the other's turn again.
    processes.of('greedy')[0]?.endRun();
    await settle();
    expect(ends.at(-1)).toBe('greedy answered');
  });

  it('tenants get their turn in the order in which they asked', async () => {
    const { processes, ask, ends } = opened({ children: 1 });
    for (const tenant of ['first', 'second', 'third']) await ask(tenant);
    for (const tenant of ['first', 'second', 'third']) {
      processes.of(tenant)[0]?.endRun();
      await settle();
    }
    expect(ends).toEqual(['first answered', 'second answered', 'third answered']);
  });

  it('a tenant whose runs keep wearing processes out has two at most', async () => {
    const { processes, ask } = opened({ children: 8 });
    await ask('hostile');
    for (let round = 0; round < 5; round += 1) {
      const open = processes.of('hostile').at(-1);
      open?.events?.heard({ type: 'worn' });
      await ask('hostile');
      expect(processes.of('hostile').length).toBeLessThanOrEqual(2);
    }
    await vi.advanceTimersByTimeAsync(childLimits.drainMs);
    expect(processes.of('hostile').length).toBeGreaterThan(0);
  });
});

describe('how much may wait', () => {
  it('the runs of a tenant are limited, and begin in the order in which they came', async () => {
    const { processes, ask } = opened({ runsPerTenant: 2 });
    await ask('acme', 5);
    expect(processes.of('acme')[0]?.runs).toEqual([1, 2]);
    processes.of('acme')[0]?.endRun();
    await settle();
    expect(processes.of('acme')[0]?.runs).toEqual([2, 3]);
  });

  it('a tenant whose queue is full hears that it is busy, and others do not', async () => {
    const { ask, ends } = opened({ runsPerTenant: 1, waitingPerTenant: 2 });
    await ask('acme');
    await ask('acme', 3);
    await ask('globex');
    expect(ends).toEqual(['acme unavailable: busy']);
  });

  it('a queue that is full for all costs whoever has most in it', async () => {
    const { ask, ends } = opened({ children: 4, runsPerTenant: 1, waiting: 3 });
    await ask('greedy', 4);
    await ask('acme');
    await ask('globex');
    await ask('acme');
    expect(ends).toEqual(['greedy unavailable: busy']);
    await ask('initech');
    expect(ends).toEqual(['greedy unavailable: busy', 'greedy unavailable: busy']);
  });

  it('who comes last gives way where nobody has more that wait', async () => {
    const { ask, ends } = opened({ runsPerTenant: 1, waiting: 2 });
    await ask('acme', 2);
    await ask('globex', 2);
    expect(ends).toEqual(['globex unavailable: busy']);
    await ask('initech');
    await ask('initech');
    expect(ends).toEqual(['globex unavailable: busy', 'initech unavailable: busy']);
  });

  it.each([
    ['of a tenant', { waitingCharactersPerTenant: 100 }],
    ['of all', { waitingCharacters: 100 }],
  ])('what those who wait hold in memory is limited: %s', async (_whose, limits) => {
    const { pool, ask, processes, ends } = opened({ runsPerTenant: 1, ...limits });
    await ask('acme');
    await ask('acme', 2);
    expect(ends).toEqual([]);
    const large = await pool.run(job('acme', 'x'.repeat(100)));
    expect(endOfJob(large)).toBe('unavailable: busy');
    // Who has waited before waits on, and what has been turned away holds nothing.
    expect(ends).toEqual([]);
    processes.of('acme')[0]?.endRun();
    await ask('acme');
    expect(ends).toEqual(['acme answered']);
  });

  it('what can begin at once begins, however full the queue is', async () => {
    const { processes, ask, ends } = opened({ runsPerTenant: 1, waiting: 1 });
    await ask('acme');
    await ask('greedy');
    await ask('greedy');
    processes.of('acme')[0]?.endRun();
    await ask('acme');
    expect(processes.of('acme')[0]?.runs).toEqual([2]);
    expect(ends).toEqual(['acme answered']);
  });

  it('a run whose turn does not come in time hears that it is busy, and never begins', async () => {
    const { processes, ask, ends } = opened({ children: 1 });
    for (const tenant of ['first', 'second', 'third']) await ask(tenant);
    await vi.advanceTimersByTimeAsync(poolLimits.waitMs - 1_000);
    expect(ends).toEqual(['first timeout']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ends).toEqual(['first timeout', 'third unavailable: busy']);
    await ask('third');
    processes.of('second')[0]?.endRun();
    await settle();
    expect(processes.of('third')[0]?.runs).toHaveLength(1);
  });

  it('ten thousand tenants with one run each are told at once, or run in turn', async () => {
    const processes = fakeProcesses({ isPrompt: true });
    const { ask, ends } = opened({ children: 16, spareChildren: 1 }, processes);
    const tenants = Array.from({ length: 10_000 }, (_, number) => `tenant-${String(number)}`);
    await Promise.all(tenants.map((tenant) => ask(tenant)));
    await settle();
    expect(ends).toHaveLength(10_000);
    expect(processes.living().length).toBeLessThanOrEqual(16);
    expect(ends.filter((end) => end.endsWith(' answered')).length).toBeGreaterThanOrEqual(
      poolLimits.waiting,
    );
  });

  it('room in the queue is room again', async () => {
    const { processes, ask, ends } = opened({ runsPerTenant: 1, waitingPerTenant: 1 });
    await ask('acme');
    await ask('acme');
    for (let round = 0; round < 10; round += 1) {
      processes.of('acme')[0]?.endRun();
      await ask('acme');
    }
    expect(ends).not.toContain('acme unavailable: busy');
  });
});

describe('what dies', () => {
  it('a process that dies takes its runs with it; those that wait run in the next', async () => {
    const { processes, ask, ends } = opened({ runsPerTenant: 1 });
    await ask('acme', 2);
    processes.of('acme')[0]?.exit();
    await settle();
    expect(ends).toEqual(['acme unavailable: lost']);
    processes.of('acme')[0]?.endRun();
    await settle();
    expect(ends).toEqual(['acme unavailable: lost', 'acme answered']);
  });

  it('a process that dies when it was just given costs nobody anything', async () => {
    const { pool, processes, ends, ask } = opened({ spareChildren: 1 });
    await settle();
    const run = pool.run(job('acme'));
    // It has come up, and the run that was promised it is about to be told to it.
    processes.started[0]?.exit();
    await settle();
    processes.of('acme')[0]?.endRun();
    expect(endOfJob(await run)).toBe('answered');
    await ask('globex');
    processes.of('globex')[0]?.endRun();
    await settle();
    expect(ends).toEqual(['globex answered']);
  });

  it('a process that dies when it was just told a run takes that run with it', async () => {
    const { processes, ask, ends } = opened({ spareChildren: 1 });
    await ask('acme');
    processes.of('acme')[0]?.exit();
    await settle();
    expect(ends).toEqual(['acme unavailable: lost']);
  });

  it('a process that dies while it comes up is replaced, and who waits for it does not notice', async () => {
    const processes = fakeProcesses({ isSlow: true });
    const { ask, ends } = opened({}, processes);
    await ask('acme', 2);
    processes.started[0]?.exit();
    await settle();
    expect(ends).toEqual([]);
    processes.started[1]?.comeUp();
    await settle();
    processes.of('acme')[0]?.endRun();
    processes.of('acme')[0]?.endRun();
    await settle();
    expect(ends).toEqual(['acme answered', 'acme answered']);
  });

  it('an idle process is retired after a while, a busy one is not', async () => {
    const { processes, ask } = opened();
    await ask('idle');
    processes.of('idle')[0]?.endRun();
    await vi.advanceTimersByTimeAsync(childLimits.idleMs / 2);
    await ask('recent');
    processes.of('recent')[0]?.endRun();
    await vi.advanceTimersByTimeAsync(childLimits.idleMs * 0.9);
    expect(processes.of('idle')).toEqual([]);
    expect(processes.of('recent')).toHaveLength(1);
  });

  it('stopping ends what runs and what waits, and begins nothing', async () => {
    const { pool, processes, ask, ends } = opened({ runsPerTenant: 1, spareChildren: 1 });
    await ask('acme', 2);
    pool.stop();
    await ask('acme');
    await vi.advanceTimersByTimeAsync(startLimits.longestPauseMs);
    expect(ends).toEqual([
      'acme unavailable: stopping',
      'acme unavailable: stopping',
      'acme unavailable: stopping',
    ]);
    expect(processes.living()).toEqual([]);
  });
});

describe('where no process comes up', () => {
  const { failures, pauseMs, settleMs } = startLimits;

  /** A pool that has given up. */
  async function givenUp(limits: Partial<typeof few> = {}) {
    const processes = fakeProcesses({ isSlow: true });
    const all = opened({ spareChildren: 1, ...limits }, processes);
    await all.ask('acme', 2);
    while (processes.living().length > 0) {
      for (const process of processes.living()) process.exit();
      await settle();
    }
    return all;
  }

  it('who waits is told, the operator is told once, and who comes is told at once', async () => {
    const { ask, ends, told, processes } = await givenUp();
    expect(ends).toEqual(['acme unavailable: broken', 'acme unavailable: broken']);
    expect(told).toEqual([expect.stringContaining('it is not there')]);
    const tries = processes.started.length;
    expect(tries).toBeLessThanOrEqual(failures + 2);
    await ask('globex', 100);
    expect(ends.filter((end) => end === 'globex unavailable: broken')).toHaveLength(100);
    expect(processes.started).toHaveLength(tries);
  });

  it('one is tried after a pause, which grows', async () => {
    const { processes } = await givenUp();
    const tries = processes.started.length;
    for (const [number, pause] of [pauseMs, pauseMs * 2, pauseMs * 4].entries()) {
      await vi.advanceTimersByTimeAsync(pause - 1);
      expect(processes.started).toHaveLength(tries + number);
      await vi.advanceTimersByTimeAsync(1);
      expect(processes.started).toHaveLength(tries + number + 1);
      processes.started.at(-1)?.exit();
      await settle();
    }
  });

  it.each([0, 1])('one that comes up serves again, with %s kept ready', async (spareChildren) => {
    const { processes, ask, ends, told } = await givenUp({ spareChildren });
    await vi.advanceTimersByTimeAsync(pauseMs);
    await ask('globex');
    expect(ends.at(-1)).toBe('globex unavailable: broken');
    processes.started.at(-1)?.comeUp();
    await settle();
    expect(told).toHaveLength(2);
    await ask('globex');
    processes.of('globex')[0]?.endRun();
    await settle();
    expect(ends.at(-1)).toBe('globex answered');
  });

  it('spare processes that come up and die at once are not started as fast as they die', async () => {
    const processes = fakeProcesses();
    opened({ spareChildren: 1 }, processes);
    for (let time = 0; time < 50; time += 1) {
      await vi.advanceTimersByTimeAsync(pauseMs / 10);
      processes.living().at(-1)?.exit();
    }
    expect(processes.started.length).toBeLessThanOrEqual(6);
    expect(processes.started.length).toBeGreaterThan(3);
  });

  it('a spare process that dies after a while is just replaced', async () => {
    const { processes, told } = opened({ spareChildren: 1 });
    for (let time = 0; time < 10; time += 1) {
      await vi.advanceTimersByTimeAsync(settleMs + 1);
      processes.living().at(-1)?.exit();
      await settle();
    }
    expect(processes.started).toHaveLength(11);
    expect(told).toEqual([]);
  });

  it('those that have come up before serve on', async () => {
    const processes = fakeProcesses({ isSlow: true });
    const { ask, ends, told } = opened({}, processes);
    await ask('early');
    processes.started[0]?.comeUp();
    await settle();
    await ask('late');
    while (processes.living().length > 1) {
      processes.living().at(-1)?.exit();
      await settle();
    }
    expect(told).toHaveLength(1);
    await ask('early');
    processes.of('early')[0]?.endRun();
    processes.of('early')[0]?.endRun();
    await settle();
    expect(ends).toEqual(['late unavailable: broken', 'early answered', 'early answered']);
  });

  it('stopping ends the tries', async () => {
    const { pool, processes } = await givenUp();
    pool.stop();
    const tries = processes.started.length;
    await vi.advanceTimersByTimeAsync(startLimits.longestPauseMs * 2);
    expect(processes.started).toHaveLength(tries);
  });
});
