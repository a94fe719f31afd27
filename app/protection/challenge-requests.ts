import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import { countAttempt } from '#app/store/rate-limits.ts';

import { clientNetwork } from './client-network.ts';

const PER_USER_AND_IP = { attempts: 30, windowSeconds: 10 * 60 };

/**
 * Counts one challenge that an application asks for in its user's name: 30 of one user from one
 * address in 10 minutes, because each is kept until it is answered or has expired. Refuses with
 * `too_many_attempts`; `retryAfterSeconds` says when the window ends.
 */
export async function takeChallengeRequest(
  tenantId: string,
  { userId, ip }: { userId: string; ip: string },
  now = new Date(),
): Promise<{ ok: true } | Refused> {
  const { attempts, windowSeconds } = PER_USER_AND_IP;
  const key = JSON.stringify(['challenge', clientNetwork(ip), userId]);
  const { count, expiresAt } = await countAttempt(tenantId, key, windowSeconds, now);
  if (count <= attempts) return { ok: true };
  return {
    ...refuse('too_many_attempts'),
    retryAfterSeconds: Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 1000)),
  };
}
