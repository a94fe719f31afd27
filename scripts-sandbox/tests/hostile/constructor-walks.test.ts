import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('every function that can be reached belongs to the script, and so does what its constructor makes', async () => {
  const outcome = await attack(walks.constructors);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});
