import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it('strings that fill the memory end the run', async () => {
  const outcome = await attack(memory.strings);
  expect(memory.strings.ends).toContain(endOf(outcome));
});
