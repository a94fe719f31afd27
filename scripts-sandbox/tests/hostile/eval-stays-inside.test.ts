import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('code that is made from text runs inside like all other', async () => {
  const outcome = await attack(walks.evalStaysInside);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});
