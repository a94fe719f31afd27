/** Claim: no size that a script names makes the child draw more random bytes than it may. */
import { expect, it } from 'vitest';

import { refusalOf, sandboxForLines } from '../support/run-lines.ts';

const { valueOf } = sandboxForLines();

it.each(['2 ** 31', '2 ** 31 - 1', '2 ** 20 + 1', '-1', 'NaN', 'Infinity'])(
  'refuses %s random bytes',
  async (size) => {
    const refusal = await valueOf(refusalOf(`require('crypto').randomBytes(${size})`));
    expect(refusal).toEqual(['RangeError', 'ERR_OUT_OF_RANGE', expect.any(String)]);
  },
);

it('refuses to fill an array that is too large', async () => {
  const work = `require('crypto').randomFillSync(new Uint8Array(2 ** 20 + 1))`;
  expect(await valueOf(refusalOf(work))).toEqual([
    'RangeError',
    'ERR_OUT_OF_RANGE',
    expect.stringContaining('random bytes'),
  ]);
});

it('draws a megabyte', async () => {
  expect(await valueOf(`return require('crypto').randomBytes(2 ** 20).length`)).toBe(2 ** 20);
});

it('ends a run that draws for ever', async () => {
  const [name] = (await valueOf(
    refusalOf(`(() => { for (;;) require('crypto').randomBytes(2 ** 20); })()`),
  )) as [string];
  expect(name).toBe('Error');
});
