import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('an endless loop is ended by the clock of the processor', async () => {
  const outcome = await attack(burning.endlessLoop);
  expect(endOf(outcome)).toBe('timeout: cpu');
});
