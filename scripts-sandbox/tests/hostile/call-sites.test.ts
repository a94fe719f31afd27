import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('a stack trace hands out no function, no object and no file of ours', async () => {
  const outcome = await attack(walks.callSites);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});
