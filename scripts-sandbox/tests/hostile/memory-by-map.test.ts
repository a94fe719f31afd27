import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it('a map that is filled, which the engine cannot survive, ends the run', async () => {
  const outcome = await attack(memory.map);
  expect(memory.map.ends).toContain(endOf(outcome));
});
