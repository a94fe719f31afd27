import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it('arrays that grow step by step end the run', async () => {
  const outcome = await attack(memory.arrays);
  expect(memory.arrays.ends).toContain(endOf(outcome));
});
