import { availableParallelism } from 'node:os';

import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';

const { body, visitors } = attackedSandbox();

const burn = `
  const from = Date.now();
  while (Date.now() - from < 300);
  callback(null, { user_id: 'mallory', user_metadata: { from, to: Date.now() } });
`;

it('however many scripts of a tenant compute at once, they take as many processors as there are', async () => {
  const nextDoor = visitors();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => body(burn, { tenantId: 'mallory' })),
  );
  await nextDoor.stop();
  const spans = outcomes.map((outcome) => {
    if (outcome.kind !== 'ok') throw new Error(`It ended as ${outcome.kind}`);
    return outcome.answer?.['user_metadata'] as { from: number; to: number };
  });
  const atOnce = spans.map(
    ({ from }) => spans.filter((other) => other.from <= from && from < other.to).length,
  );
  expect(Math.max(...atOnce)).toBeLessThanOrEqual(Math.max(2, availableParallelism()));
  expect(Math.max(...atOnce)).toBeGreaterThan(1);
});

it('a script that computes does not hold up one of its tenant that waits', async () => {
  const burning = body(burn, { tenantId: 'mallory' });
  const waiting = await body(`setTimeout(() => callback(null, { user_id: 'x' }), 20);`, {
    tenantId: 'mallory',
  });
  expect(waiting.kind).toBe('ok');
  expect((await burning).kind).toBe('ok');
});
