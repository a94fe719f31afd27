import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { errors } from './scripts.ts';

const { attack } = attackedSandbox();

it('of a huge error only its beginning is told', async () => {
  const outcome = await attack(errors.hugeMessage);
  if (outcome.kind !== 'threw') throw new Error(`It ended as ${outcome.kind}`);
  const { name, message, stack } = outcome.error;
  expect(name).toBe(`${'n'.repeat(runLimits.errorCharacters)}…`);
  expect(message).toBe(`${'m'.repeat(runLimits.errorCharacters)}…`);
  expect(stack?.length).toBeLessThanOrEqual(runLimits.stackCharacters + 1);
});
