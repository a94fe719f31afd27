import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it('a text that is small and parses to something huge ends the run', async () => {
  const outcome = await attack(memory.jsonParse);
  expect(memory.jsonParse.ends).toContain(endOf(outcome));
});
