import { expect, it } from 'vitest';

import { startLimits } from '../limits.ts';
import { Starts } from './starts.ts';

const { failures, killsPerFailure, pauseMs, longestPauseMs } = startLimits;

function opened() {
  const lines: string[] = [];
  const starts = new Starts((line) => lines.push(line));
  const fail = (times: number, isByKill = false) => {
    for (let time = 1; time <= times; time += 1) starts.noteFailure({ why: 'no room', isByKill });
  };
  return { starts, lines, fail };
}

it('gives up after so many failures, and tells it once, with the last reason', () => {
  const { starts, lines, fail } = opened();
  fail(failures - 1);
  expect(starts.areGivenUp).toBe(false);
  expect(lines).toEqual([]);
  starts.noteFailure({ why: 'no package', isByKill: false });
  fail(5);
  expect(starts.areGivenUp).toBe(true);
  expect(lines).toEqual([expect.stringContaining('no package')]);
});

it('takes longer to give up where somebody kills them', () => {
  const { starts, fail } = opened();
  fail(failures * killsPerFailure - 1, true);
  expect(starts.areGivenUp).toBe(false);
  fail(1, true);
  expect(starts.areGivenUp).toBe(true);
});

it('does not give up where one has come up between', () => {
  const { starts, lines, fail } = opened();
  fail(failures - 1);
  starts.noteUp();
  fail(failures - 1);
  expect(starts.areGivenUp).toBe(false);
  expect(lines).toEqual([]);
});

it('waits longer each time, up to a bound, until one comes up', () => {
  const { starts, fail } = opened();
  fail(failures);
  const pauses = Array.from({ length: 8 }, () => starts.takePause());
  expect(pauses.slice(0, 3)).toEqual([pauseMs, pauseMs * 2, pauseMs * 4]);
  expect(pauses.at(-1)).toBe(longestPauseMs);
  starts.noteUp();
  expect(starts.takePause()).toBe(pauseMs);
});

it('one that comes up opens everything, and is told', () => {
  const { starts, lines, fail } = opened();
  fail(failures);
  starts.noteUp();
  expect(starts.areGivenUp).toBe(false);
  expect(lines).toHaveLength(2);
});

it('one that comes up where nothing was wrong is nothing to tell', () => {
  const { starts, lines } = opened();
  starts.noteUp();
  expect(lines).toEqual([]);
});
