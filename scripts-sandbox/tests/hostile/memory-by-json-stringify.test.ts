import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it('texts that JSON makes out of little end the run', async () => {
  const outcome = await attack(memory.jsonStringify);
  expect(memory.jsonStringify.ends).toContain(endOf(outcome));
});
