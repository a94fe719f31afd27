import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it('arrays that are huge at once end the run', async () => {
  const outcome = await attack(memory.oneHugeArray);
  expect(memory.oneHugeArray.ends).toContain(endOf(outcome));
});
