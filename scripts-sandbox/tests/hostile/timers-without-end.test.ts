import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, lingering } from './scripts.ts';

const { attack, body } = attackedSandbox();

it('timers that never come to an end are ended by the clock on the wall', async () => {
  const outcome = await attack(lingering.timersWithoutEnd);
  expect(endOf(outcome)).toBe('timeout: wall');
  expect(outcome.report.ranMs).toBeGreaterThanOrEqual(runLimits.wallMs);
});

it('a timer that outlasts the run never fires, however close its end is to that of the run', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () =>
      body('setTimeout(callback, 60_000, null, null);', { tenantId: 'mallory' }),
    ),
  );
  expect(new Set(outcomes.map(endOf))).toEqual(new Set(['timeout: wall']));
});
