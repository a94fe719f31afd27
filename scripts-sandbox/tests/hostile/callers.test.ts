import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('no function of ours tells who has called it, or with what', async () => {
  const outcome = await attack(walks.callers);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});
