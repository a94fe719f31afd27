import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endings } from './scripts.ts';

const { attack } = attackedSandbox();

it('of several calls of the callback the first counts, and the others are told to the operator', async () => {
  const outcome = await attack(endings.callbackTwice);
  expect(outcome).toMatchObject({
    kind: 'ok',
    answer: { user_id: expect.stringContaining('first') },
  });
  expect(outcome.report.console.map(({ level, text }) => `${level}: ${text}`)).toEqual([
    'warn: The callback was called again, which counts for nothing.',
    'warn: The callback was called again, which counts for nothing.',
  ]);
});
