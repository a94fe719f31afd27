import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endings } from './scripts.ts';

const { attack, body } = attackedSandbox();

it.each(['callbackAndThenAnEndlessLoop', 'callbackAndThenEndlessTimers'] as const)(
  'a script that has answered and goes on is answered for, and ended: %s',
  async (way) => {
    for (let round = 0; round < 5; round += 1) {
      expect(await attack(endings[way])).toMatchObject({ kind: 'ok' });
    }
    // More of them than there are turns in the process: they have all been given back.
    const next = await body('callback(null, { user_id: identifier });', { tenantId: 'mallory' });
    expect(next).toMatchObject({ kind: 'ok' });
  },
);
