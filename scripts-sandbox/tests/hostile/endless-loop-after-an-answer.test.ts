import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('a loop that begins after a timer has come back, where the engine has no clock, is ended', async () => {
  const outcome = await attack(burning.endlessLoopAfterAnAnswer);
  expect(endOf(outcome)).toBe('timeout: cpu');
});
