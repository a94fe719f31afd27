/**
 * The limiter of the password factor.
 *
 * 1. An attempt is counted before the password is verified: racing attempts cannot all be first.
 * 2. Every door that takes a password counts here, so that no grant or API is a way around another.
 * 3. Unknown identifiers are counted like known ones: a refusal tells nothing about accounts.
 * 4. A blocked attempt does not make the block longer.
 */
import type { Refused } from '#app/errors.ts';
import { refuse } from '#app/errors.ts';
import { countAttempt, forgetAttempts, giveBackAttempt } from '#app/store/rate-limits.ts';

import { clientNetwork } from './client-network.ts';

const PER_IDENTIFIER_AND_IP = { attempts: 10, windowSeconds: 15 * 60 };
const PER_IP = { attempts: 100, windowSeconds: 60 * 60 };

type LoginAttempt = {
  /** As the account is looked up with: upper and lower case count together. */
  identifier: string;
  ip: string;
};

const accountKey = ({ identifier, ip }: LoginAttempt): string =>
  JSON.stringify(['login', clientNetwork(ip), identifier.trim().toLowerCase()]);

const networkKey = ({ ip }: LoginAttempt): string => JSON.stringify(['login', clientNetwork(ip)]);

/**
 * Counts one attempt with a password. Refuses with `too_many_attempts`; `retryAfterSeconds` says
 * when the window ends, and `detail.limit` is the event for the tenant's log: `limit_wc` (this
 * identifier from this address, 10 in 15 minutes) or `limit_mu` (this address, 100 in an hour).
 */
export async function takeLoginAttempt(
  tenantId: string,
  attempt: LoginAttempt,
  now = new Date(),
): Promise<{ ok: true } | Refused> {
  const { windowSeconds, attempts } = PER_IDENTIFIER_AND_IP;
  const account = await countAttempt(tenantId, accountKey(attempt), windowSeconds, now);
  // A blocked account is not counted against its network, which others may share.
  if (account.count > attempts) return tooMany('limit_wc', account.expiresAt, now);

  const network = await countAttempt(tenantId, networkKey(attempt), PER_IP.windowSeconds, now);
  if (network.count > PER_IP.attempts) return tooMany('limit_mu', network.expiresAt, now);
  return { ok: true };
}

/** After the right password: forgets the identifier's attempts and gives the address its one back. */
export async function forgiveLoginAttempt(tenantId: string, attempt: LoginAttempt): Promise<void> {
  await forgetAttempts(tenantId, accountKey(attempt));
  await giveBackAttempt(tenantId, networkKey(attempt));
}

const tooMany = (limit: 'limit_wc' | 'limit_mu', until: Date, now: Date): Refused => ({
  ...refuse('too_many_attempts', { limit }),
  retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)),
});
