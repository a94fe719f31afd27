import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endOf, recursion } from './scripts.ts';

const { attack } = attackedSandbox();

it.each(['deepRecursion', 'deepAnswer', 'deepJson'] as const)(
  'what is too deep for the stack is an error of the script: %s',
  async (way) => {
    const outcome = await attack(recursion[way]);
    expect(endOf(outcome)).toBe('threw');
    expect(outcome).toMatchObject({ error: { name: 'RangeError' } });
  },
);

it('an answer that goes deeper than any profile is refused, before anybody fails to write it', async () => {
  expect(await attack(recursion.deeperThanAProfile)).toMatchObject({
    kind: 'bad-answer',
    rule: expect.stringContaining('levels deep') as string,
  });
});
