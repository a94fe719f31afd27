import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, memory } from './scripts.ts';

const { attack } = attackedSandbox();

it.each(['buffers', 'nodeBuffers', 'growingBuffer'] as const)(
  'memory outside of the heap is counted too: %s',
  async (way) => {
    const outcome = await attack(memory[way]);
    expect(memory[way].ends).toContain(endOf(outcome));
  },
);
