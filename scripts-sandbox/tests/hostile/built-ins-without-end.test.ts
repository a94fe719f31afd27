import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { burningBuiltIns, endOf } from './scripts.ts';

const { attack, body } = attackedSandbox();

it.each(Object.entries(burningBuiltIns))(
  'a built-in function that computes for ever is ended, and the next run is answered: %s',
  async (_, script) => {
    expect(script.ends).toContain(endOf(await attack(script)));
    const next = await body('callback(null, { user_id: identifier });', { tenantId: 'mallory' });
    expect(next).toMatchObject({ kind: 'ok' });
  },
);
