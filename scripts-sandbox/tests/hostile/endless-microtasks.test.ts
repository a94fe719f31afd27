import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('microtasks without end are ended by the clock of the processor', async () => {
  const outcome = await attack(burning.endlessMicrotasks);
  expect(endOf(outcome)).toBe('timeout: cpu');
});
