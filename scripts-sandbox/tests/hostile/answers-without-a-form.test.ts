import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { answers } from './scripts.ts';

const { attack } = attackedSandbox();

it.each([
  'cyclicAnswer',
  'cyclicToJson',
  'throwingGetter',
  'revokedProxy',
  'functionAnswer',
  'symbolAnswer',
  'bigIntegerAnswer',
] as const)('an answer that has no form in JSON is an error of the script: %s', async (way) => {
  expect(await attack(answers[way])).toMatchObject({ kind: 'threw' });
});
