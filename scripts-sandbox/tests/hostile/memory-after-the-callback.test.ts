import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { memory } from './scripts.ts';

const { attack, body } = attackedSandbox();

it('memory that is filled after the callback costs the tenant its process, and nobody an answer', async () => {
  const outcome = await attack(memory.afterTheCallback);
  expect(outcome).toMatchObject({ kind: 'ok' });
  // The process of that tenant may have to go first; then the next run finds a new one.
  await expect
    .poll(() => body('callback(null, { user_id: identifier });', { tenantId: 'mallory' }), {
      timeout: 20_000,
    })
    .toMatchObject({ kind: 'ok' });
});
