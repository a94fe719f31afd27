import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it('big integers that fill the memory end the run', async () => {
  const outcome = await attack(memory.bigIntegers);
  expect(memory.bigIntegers.ends).toContain(endOf(outcome));
});
