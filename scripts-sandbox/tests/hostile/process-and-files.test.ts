import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { walks } from './scripts.ts';

const { attack } = attackedSandbox();

it('there is no process, no environment, no file and no engine to be had', async () => {
  const outcome = await attack(walks.processAndFiles);
  expect(outcome).toMatchObject({ kind: 'ok', answer: { found: [] } });
});
