import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('an answer that is a proxy whose traps never return is ended', async () => {
  const outcome = await attack(burning.burningProxy);
  expect(endOf(outcome)).toBe('timeout: cpu');
});
