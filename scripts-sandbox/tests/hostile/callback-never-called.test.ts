import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endings } from './scripts.ts';

const { attack } = attackedSandbox();

it('a callback that is never called ends the run when nothing can happen any more', async () => {
  const outcome = await attack(endings.callbackNeverCalled);
  expect(outcome).toMatchObject({ kind: 'timeout', limit: 'callback' });
  // Nothing is left that could ever call it: nobody waits for the clock.
  expect(outcome.report.ranMs).toBeLessThan(runLimits.cpuMs);
});
