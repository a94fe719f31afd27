import path from 'node:path';

import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, rejections } from './scripts.ts';

const { attack } = attackedSandbox();

it.each(Object.entries(rejections))(
  'a rejection that nobody handles ends a run as one of the ends that there are, shortly told: %s',
  async (_, script) => {
    const outcome = await attack(script);
    expect(script.ends).toContain(endOf(outcome));
    if (outcome.kind !== 'threw') return;
    const { name, message, stack = '' } = outcome.error;
    expect(name.length).toBeLessThanOrEqual(runLimits.errorCharacters + 1);
    expect(message.length).toBeLessThanOrEqual(runLimits.errorCharacters + 1);
    expect(stack.length).toBeLessThanOrEqual(runLimits.stackCharacters + 1);
    const root = path.resolve(import.meta.dirname, '../../..');
    for (const hint of [root, 'child/', 'node:internal', 'isolated-vm', 'file:']) {
      expect(JSON.stringify(outcome)).not.toContain(hint);
    }
  },
);
