import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import { countAttempt } from '#app/store/rate-limits.ts';

import { clientNetwork } from './client-network.ts';

export const signupLimit = { attempts: 50, windowSeconds: 20 * 60 };

/**
 * Counts one sign-up before it is looked at: 50 from one address in 20 minutes. Refuses with
 * `too_many_attempts`; `retryAfterSeconds` says when the window ends and `detail.limit` is the
 * event for the tenant's log. Nothing is given back: sign-ups that succeed are what is limited.
 */
export async function takeSignupAttempt(
  tenantId: string,
  { ip }: { ip: string },
  now = new Date(),
): Promise<{ ok: true } | Refused> {
  const key = JSON.stringify(['signup', clientNetwork(ip)]);
  const { count, expiresAt } = await countAttempt(tenantId, key, signupLimit.windowSeconds, now);
  if (count <= signupLimit.attempts) return { ok: true };
  return {
    ...refuse('too_many_attempts', { limit: 'limit_mu' }),
    retryAfterSeconds: Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 1000)),
  };
}
