import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, lingering } from './scripts.ts';

const { attack } = attackedSandbox();

it('timers that never come to an end are ended by the clock on the wall', async () => {
  const outcome = await attack(lingering.timersWithoutEnd);
  expect(endOf(outcome)).toBe('timeout: wall');
  expect(outcome.report.ranMs).toBeGreaterThanOrEqual(runLimits.wallMs);
});
