/**
 * Changes of one thing come one after the other, over all nodes: otherwise two who have both read the
 * same version could both find that nothing has changed since.
 */
import { setTimeout as wait } from 'node:timers/promises';

import { countAttempt, forgetAttempts } from '#app/store/rate-limits.ts';

import { ApiRefusal } from './refusal.ts';

/** Whoever ends without giving the turn back loses it. */
const TURN_SECONDS = 30;
const PATIENCE_MS = 10_000;
const LOOK_EVERY_MS = 25;

/**
 * Does a change when nobody else changes the same thing.
 * @throws ApiRefusal `conflict` where the others take too long.
 */
export async function oneAtATime<Answer>(
  tenantId: string,
  thing: string,
  change: () => Promise<Answer>,
): Promise<Answer> {
  const turn = `management/change/${thing}`;
  const giveUpAt = Date.now() + PATIENCE_MS;
  while ((await countAttempt(tenantId, turn, TURN_SECONDS)).count > 1) {
    if (Date.now() > giveUpAt) {
      throw new ApiRefusal('conflict', 'somebody else is changing it at this moment; try again');
    }
    await wait(LOOK_EVERY_MS);
  }
  try {
    return await change();
  } finally {
    await forgetAttempts(tenantId, turn);
  }
}
