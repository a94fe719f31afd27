/** Claim: no random number was drawn before the run, so no two runs share one. */
import { expect, it } from 'vitest';

import { sandboxForLines } from '../support/run-lines.ts';

const { valueOf } = sandboxForLines();

const draw = `
  const crypto = require('crypto');
  return [
    Math.random(), crypto.randomBytes(8).toString('hex'), crypto.randomUUID(), require('uuid').v4(),
    require('uuid').v1().slice(19), require('bcryptjs').genSaltSync(4), require('bcrypt').genSaltSync(4),
    globalThis.crypto.getRandomValues(new Uint32Array(2)).join(), crypto.randomInt(2 ** 47),
    require('lodash').random(0, 1, true),
  ];
`;

it('draws others in every run of a tenant', async () => {
  const drawn: unknown[][] = [];
  for (let run = 0; run < 8; run += 1) drawn.push((await valueOf(draw)) as unknown[]);
  const all = drawn.flat();
  expect(all).toHaveLength(80);
  expect(new Set(all).size).toBe(80);
});

it('draws others in every process', async () => {
  const [one, other] = await Promise.all([valueOf(draw, 'one'), valueOf(draw, 'other')]);
  expect(new Set([...(one as unknown[]), ...(other as unknown[])]).size).toBe(20);
});
