import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { errors } from './scripts.ts';

const { attack } = attackedSandbox();

it.each([
  'throwingFields',
  'throwingConversions',
  'nothingThrown',
  'symbolThrown',
  'rejectedWithNothing',
] as const)('whatever is thrown is told as plain text: %s', async (way) => {
  const outcome = await attack(errors[way]);
  expect(outcome).toMatchObject({
    kind: 'threw',
    error: { name: 'Error', message: expect.any(String) },
  });
});
