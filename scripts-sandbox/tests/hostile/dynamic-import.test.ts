import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('import() finds nothing', async () => {
  const outcome = await attack(walks.dynamicImport);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});
