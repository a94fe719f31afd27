import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, recursion } from './scripts.ts';

const { attack } = attackedSandbox();

it('a callback that is called where the stack is full still ends the run at once', async () => {
  const outcome = await attack(recursion.callbackWithAFullStack);
  expect(recursion.callbackWithAFullStack.ends).toContain(endOf(outcome));
  expect(outcome.report.ranMs).toBeLessThan(runLimits.cpuMs);
});
