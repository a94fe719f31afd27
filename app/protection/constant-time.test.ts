import { expect, it } from 'vitest';

import { answerNoSoonerThan, REFUSAL_FLOOR_MS } from './constant-time.ts';

const took = async (startedAtMs: number, milliseconds: number) => {
  const before = performance.now();
  await answerNoSoonerThan(startedAtMs, milliseconds);
  return performance.now() - before;
};

it('waits for what is left of the floor', async () => {
  expect(REFUSAL_FLOOR_MS).toBe(300);
  const startedAt = performance.now() - 30;
  expect(await took(startedAt, 60)).toBeLessThan(1000);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(60);
});

it('waits for the next multiple where the floor has passed', async () => {
  const startedAt = performance.now() - 130;
  await answerNoSoonerThan(startedAt, 60);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(180);
});

it('never waits longer than the floor, even for a time of another clock', async () => {
  expect(await took(Date.now(), 30)).toBeLessThan(1000);
});
