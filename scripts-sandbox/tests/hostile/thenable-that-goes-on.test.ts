import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { burning } from './scripts.ts';

const { attack } = attackedSandbox();

it('a thenable that settles again and again counts once', async () => {
  const outcome = await attack(burning.thenableThatGoesOn);
  expect(outcome).toMatchObject({ kind: 'threw', error: { message: 'and again' } });
});
