import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endings } from './scripts.ts';

const { attack } = attackedSandbox();

it('timers that set each other again come to an end by their number', async () => {
  const outcome = await attack(endings.timerPingPong);
  expect(outcome).toMatchObject({
    kind: 'threw',
    error: { message: expect.stringContaining('A script may have') },
  });
});
