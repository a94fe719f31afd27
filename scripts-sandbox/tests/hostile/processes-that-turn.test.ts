/** What a script can do to the server that has got out of everything and writes the pipe itself. */
import { setInterval } from 'node:timers/promises';

import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { childProcesses } from '../support/child-processes.ts';
import { endOf } from '../support/end-of.ts';
import { sandboxOf } from '../support/other-children.ts';

const { run, endOf: endOfRun, lines } = await sandboxOf({ entry: './child-turned.ts' });

/** People next door, one after the other, until they are told to stop. */
function visitors() {
  const over = new AbortController();
  const visiting = (async () => {
    const ends = [await endOfRun('next-door')];
    for await (const _ of setInterval(20)) {
      if (over.signal.aborted) break;
      ends.push(await endOfRun('next-door'));
    }
    return new Set(ends);
  })();
  return () => {
    over.abort();
    return visiting;
  };
}

it.each([
  'text that is no JSON',
  'a line of Node’s own channel',
  'JSON that is none of our messages',
  'a number where text belongs',
  'JSON of great depth',
  'a length without measure',
  'no length',
  'one byte after the other of a message without end',
  'bytes without end',
  'lines without end',
  'lines of runs that are not there, without end',
  'ends of runs that are not there, without end',
  'long lines without end',
  'that it is ready, once more',
  'for a driver, once more',
  'complaints without end',
  'that its pipe is closed, though it lives',
  'answers too much',
])(
  'a process that tells the server %s dies, with the runs that are in it and no other',
  async (does) => {
    await endOfRun('mallory');
    const before = new Set(childProcesses('child-turned'));
    const memory = process.memoryUsage.rss();
    const nextDoor = visitors();
    const beside = run('mallory', { does: 'waits' });
    const outcome = await run('mallory', { does });
    expect(endOf(outcome)).toBe('unavailable: lost');
    expect(outcome.report.ranMs).toBeLessThan(runLimits.wallMs / 2);
    expect(endOf(await beside)).toBe('unavailable: lost');
    await expect
      .poll(() => childProcesses('child-turned').filter((pid) => before.has(pid)).length)
      .toBeLessThan(before.size);
    expect(await nextDoor()).toEqual(new Set(['ok']));
    expect(process.memoryUsage.rss() - memory).toBeLessThan(200 * 1_024 * 1_024);
    expect(await endOfRun('mallory')).toBe('ok');
    expect(lines).toEqual([]);
  },
);

it('an error of any length is told as a short one', async () => {
  const outcome = await run('mallory', { does: 'tells an error of a million characters' });
  if (outcome.kind !== 'threw') throw new Error(`It ended as ${endOf(outcome)}`);
  const { name, message, stack = '' } = outcome.error;
  expect([name.length, message.length, stack.length]).toEqual([
    runLimits.errorCharacters + 1,
    runLimits.errorCharacters + 1,
    runLimits.stackCharacters + 1,
  ]);
});

it.each(['answers no JSON', 'answers what is too deep'])(
  'one that %s has given a bad answer',
  async (does) => {
    expect(await endOfRun('mallory', { does })).toBe('bad-answer');
  },
);

it('one that answers for others answers for its own tenant only, each run once', async () => {
  const nextDoor = run('next-door', { does: 'waits' });
  const beside = run('mallory', { does: 'waits' });
  expect(await endOfRun('mallory', { does: 'answers for the runs beside it' })).toBe('ok');
  expect(endOf(await beside)).toBe('ok');
  const isStillWaiting = Symbol();
  expect(await Promise.race([nextDoor, endOfRun('globex').then(() => isStillWaiting)])).toBe(
    isStillWaiting,
  );
});
