import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endings } from './scripts.ts';

const { attack } = attackedSandbox();

it('a flood of timers is an error of the script', async () => {
  const outcome = await attack(endings.timerFlood);
  expect(outcome).toMatchObject({
    kind: 'threw',
    error: { message: expect.stringContaining('timers at a time') },
  });
});
