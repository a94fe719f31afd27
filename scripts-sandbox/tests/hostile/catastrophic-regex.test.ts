import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('a regular expression that backtracks for ever is ended', async () => {
  const outcome = await attack(burning.catastrophicRegex);
  expect(endOf(outcome)).toBe('timeout: cpu');
});
