/**
 * The limiters of applications that ask for ceremonies themselves.
 *
 * 1. A passkey cannot be guessed: what is limited is the work that one network can cause, so the
 *    numbers leave room for everybody behind one carrier's address, or behind an application's server.
 * 2. An exchange is counted before it is looked at, and given back if it succeeds.
 */
import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import { countAttempt, giveBackAttempt } from '#app/store/rate-limits.ts';

import { clientNetwork } from './client-network.ts';

const CHALLENGES_PER_NETWORK = { attempts: 600, windowSeconds: 5 * 60 };
const FAILED_EXCHANGES_PER_NETWORK = { attempts: 200, windowSeconds: 5 * 60 };

const challengeKey = (ip: string) => JSON.stringify(['passkey challenge', clientNetwork(ip)]);
const exchangeKey = (ip: string) => JSON.stringify(['passkey exchange', clientNetwork(ip)]);

/** Counts a challenge that is asked for. Refuses with `too_many_attempts` and when the window ends. */
export const takePasskeyChallenge = (
  tenantId: string,
  { ip }: { ip: string },
  now = new Date(),
): Promise<{ ok: true } | Refused> => take(tenantId, challengeKey(ip), CHALLENGES_PER_NETWORK, now);

/** Counts an answer that is handed in. Refuses with `too_many_attempts` and when the window ends. */
export const takePasskeyExchange = (
  tenantId: string,
  { ip }: { ip: string },
  now = new Date(),
): Promise<{ ok: true } | Refused> =>
  take(tenantId, exchangeKey(ip), FAILED_EXCHANGES_PER_NETWORK, now);

/** Gives an answer back that was right. */
export const giveBackPasskeyExchange = (tenantId: string, { ip }: { ip: string }): Promise<void> =>
  giveBackAttempt(tenantId, exchangeKey(ip));

async function take(
  tenantId: string,
  key: string,
  { attempts, windowSeconds }: { attempts: number; windowSeconds: number },
  now: Date,
): Promise<{ ok: true } | Refused> {
  const { count, expiresAt } = await countAttempt(tenantId, key, windowSeconds, now);
  if (count <= attempts) return { ok: true };
  return {
    ...refuse('too_many_attempts', { limit: 'limit_mu' }),
    retryAfterSeconds: Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / 1000)),
  };
}
