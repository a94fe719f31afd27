import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('a getter of the answer that never returns is ended', async () => {
  const outcome = await attack(burning.answerThatIsNeverRead);
  expect(endOf(outcome)).toBe('timeout: cpu');
});
