import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('require knows its list, whatever is asked of it and in whatever form', async () => {
  const outcome = await attack(walks.requireTricks);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});
