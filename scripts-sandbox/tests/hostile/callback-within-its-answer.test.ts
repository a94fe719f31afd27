import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endings } from './scripts.ts';

const { attack } = attackedSandbox();

it('a getter of the answer cannot answer in its place', async () => {
  const outcome = await attack(endings.callbackWithinItsAnswer);
  expect(outcome).toMatchObject({
    kind: 'ok',
    answer: { user_id: expect.stringContaining('outer') },
  });
});
