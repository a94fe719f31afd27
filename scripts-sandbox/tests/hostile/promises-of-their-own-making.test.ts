import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, poisoned } from './scripts.ts';

const { attack } = attackedSandbox();

it.each(['instanceOfPromise', 'thenGetter', 'asyncGenerator'] as const)(
  'whatever a script returns instead of a promise is asked once, and heard once: %s',
  async (way) => {
    expect(poisoned[way].ends).toContain(endOf(await attack(poisoned[way])));
  },
);
