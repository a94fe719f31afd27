import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { errors } from './scripts.ts';

const { attack, body } = attackedSandbox();

it('an error is a refusal by who has made it, not by what it says of itself', async () => {
  expect(await attack(errors.claimsToBeOurs)).toMatchObject({
    kind: 'threw',
    error: { message: 'Somebody else' },
  });
  expect(await body(`throw new UnauthorizedError('Not you');`)).toMatchObject({
    kind: 'denied',
    errorClass: 'UnauthorizedError',
  });
});
