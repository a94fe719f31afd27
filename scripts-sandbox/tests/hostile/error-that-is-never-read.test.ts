import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('a getter of an error that never returns is ended', async () => {
  const outcome = await attack(burning.errorThatIsNeverRead);
  expect(endOf(outcome)).toBe('timeout: cpu');
});
