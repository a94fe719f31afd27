import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { childLimits, runLimits } from '../limits.ts';
import { endOfJob, FakeProcess, job } from '../tests/support/fake-processes.ts';
import { TenantChild } from './tenant-child.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function opened() {
  const process = new FakeProcess(0);
  const ends: string[] = [];
  const lines: string[] = [];
  const child = new TenantChild(process, () => undefined);
  const start = (times = 1): void => {
    for (let time = 0; time < times; time += 1) {
      child.start({
        job: { ...job('acme'), said: (kind, text) => lines.push(`${kind}: ${text}`) },
        since: performance.now(),
        end: (end) => ends.push(endOfJob(end)),
      });
    }
  };
  const say = (run: number, times = 1): void => {
    for (let time = 0; time < times; time += 1) {
      process.events?.heard({ type: 'said', run, kind: 'log', text: 'a line' });
    }
  };
  return { process, child, ends, lines, start, say };
}

describe('memory', () => {
  const tooMuch = childLimits.residentBytes;

  it('a run that is alone in a process that has grown too large is out of memory', async () => {
    const { process, ends, start } = opened();
    start();
    process.resident = tooMuch;
    await vi.advanceTimersByTimeAsync(childLimits.memoryCheckMs);
    expect(ends).toEqual(['out-of-memory']);
    expect(process.isKilled).toBe(true);
  });

  it('of several runs nobody knows which it was: all are lost', async () => {
    const { process, ends, start } = opened();
    start(2);
    process.resident = tooMuch;
    await vi.advanceTimersByTimeAsync(childLimits.memoryCheckMs);
    expect(ends).toEqual(['unavailable: lost', 'unavailable: lost']);
  });

  it('a process is watched also when its runs have told their end', async () => {
    const { process, start } = opened();
    start();
    process.endRun();
    process.resident = tooMuch;
    await vi.advanceTimersByTimeAsync(childLimits.memoryCheckMs);
    expect(process.isKilled).toBe(true);
  });

  it.each([tooMuch - 1, undefined])('%s bytes end nothing', async (bytes) => {
    const { process, ends, start } = opened();
    start();
    process.resident = bytes;
    await vi.advanceTimersByTimeAsync(childLimits.memoryCheckMs * 3);
    expect(ends).toEqual([]);
    expect(process.isKilled).toBe(false);
  });
});

describe('time', () => {
  it('a run that its process does not end in time is ended with it', async () => {
    const { process, ends, start } = opened();
    start();
    await vi.advanceTimersByTimeAsync(runLimits.wallMs);
    start();
    expect(process.isKilled).toBe(false);
    await vi.advanceTimersByTimeAsync(childLimits.graceMs);
    expect(process.isKilled).toBe(true);
    expect(ends).toEqual(['timeout', 'unavailable: lost']);
  });

  it('a retired process dies when its last run has ended', () => {
    const { process, child, start } = opened();
    start(2);
    child.retire();
    process.endRun();
    expect(process.isKilled).toBe(false);
    process.endRun();
    expect(process.isKilled).toBe(true);
  });

  it('a worn process gives what is in it a moment, no more', async () => {
    const { process, child, ends, start } = opened();
    start();
    process.events?.heard({ type: 'worn' });
    expect(child.isRetired).toBe(true);
    await vi.advanceTimersByTimeAsync(childLimits.drainMs - 1);
    expect(process.isKilled).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(ends).toEqual(['unavailable: lost']);
  });

  it('a process is retired after so many runs', () => {
    const { process, child, start } = opened();
    for (let run = 1; run < childLimits.runsPerChild; run += 1) {
      start();
      process.endRun();
    }
    expect(child.isRetired).toBe(false);
    start();
    expect(child.isRetired).toBe(true);
    process.endRun();
    expect(process.isKilled).toBe(true);
  });
});

describe('what a process says', () => {
  it('lines go to the run that has said them, while it runs', () => {
    const { process, lines, start, say } = opened();
    start();
    say(1);
    process.endRun();
    say(1);
    say(7);
    expect(lines).toEqual(['log: a line']);
  });

  it('a process that says more than one of ours would is not ours any more', () => {
    const { process, ends, start, say } = opened();
    start();
    say(1, runLimits.consoleLines + runLimits.toldModules);
    expect(process.isKilled).toBe(false);
    say(1);
    expect(process.isKilled).toBe(true);
    expect(ends).toEqual(['unavailable: lost']);
  });

  it('of what all its runs say together so much is held, and whoever says more is told once', () => {
    const { process, lines, start } = opened();
    const text = 'x'.repeat(childLimits.heldCharacters / 4);
    const say = (run: number) => process.events?.heard({ type: 'said', run, kind: 'log', text });
    start(2);
    for (const run of [1, 1, 2, 2, 2, 2, 1]) say(run);
    const told = lines.map((line) => line.slice(0, 40));
    const full = `log: ${text}`.slice(0, 40);
    const left = 'warn: Further lines are left out.';
    expect(told).toEqual([full, full, full, full, left, left]);
    process.endRun();
    start();
    say(2);
    say(3);
    expect(lines.slice(6).map((line) => line.slice(0, 40))).toEqual([full]);
  });

  it.each([
    ['lines of runs that are over', { type: 'said', run: 1, kind: 'log', text: 'x' }],
    ['that it is worn', { type: 'worn' }],
  ] as const)('a process that goes on and on telling %s dies at once', (_what, message) => {
    const { process, start } = opened();
    start(2);
    process.endRun();
    const most = 3 * (runLimits.consoleLines + runLimits.toldModules);
    for (let time = 0; time < most && !process.isKilled; time += 1) process.events?.heard(message);
    expect(process.isKilled).toBe(true);
    expect(vi.getTimerCount()).toBeLessThan(5);
  });

  it('an end that is told twice, or of a run that is not there, counts for nothing', () => {
    const { process, ends, start } = opened();
    start();
    process.endRun();
    for (const run of [1, 2]) {
      process.events?.heard({
        type: 'ended',
        run,
        ending: { kind: 'answered', json: '2' },
        cpuMs: 1,
        outboundCalls: 0,
      });
    }
    expect(ends).toEqual(['answered']);
  });
});
