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
import { listAddressesSince } from '#app/store/log-search.ts';
import {
  countAttempt,
  forgetAttempts,
  giveBackAttempt,
  readCounters,
} from '#app/store/rate-limits.ts';

import { clientNetwork } from './client-network.ts';

export const passwordLimits = {
  perIdentifierAndIp: { attempts: 10, windowSeconds: 15 * 60 },
  perIp: { attempts: 100, windowSeconds: 60 * 60 },
} as const;

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
  const { windowSeconds, attempts } = passwordLimits.perIdentifierAndIp;
  const account = await countAttempt(tenantId, accountKey(attempt), windowSeconds, now);
  // A blocked account is not counted against its network, which others may share.
  if (account.count > attempts) return tooMany('limit_wc', account.expiresAt, now);

  const network = await countAttempt(
    tenantId,
    networkKey(attempt),
    passwordLimits.perIp.windowSeconds,
    now,
  );
  if (network.count <= passwordLimits.perIp.attempts) return { ok: true };
  return tooMany('limit_mu', network.expiresAt, now);
}

/** After the right password: forgets the identifier's attempts and gives the address its one back. */
export async function forgiveLoginAttempt(tenantId: string, attempt: LoginAttempt): Promise<void> {
  await forgetAttempts(tenantId, accountKey(attempt));
  await giveBackAttempt(tenantId, networkKey(attempt));
}

/** Attempts that fail are in the log with one of these types, and with their address. */
const failures = ['f', 'fp', 'fu', 'limit_wc', 'limit_mu'];

/**
 * The networks from which one of these identifiers is refused now. Counters cannot be read backwards:
 * those are looked at that could have come so far, from addresses with a failure in the log.
 */
export async function listBlocks(
  tenantId: string,
  identifiers: readonly string[],
  now = new Date(),
): Promise<LoginAttempt[]> {
  const { attempts, windowSeconds } = passwordLimits.perIdentifierAndIp;
  const since = new Date(now.getTime() - windowSeconds * 1000);
  const addresses = await listAddressesSince(tenantId, failures, since);
  const networks = [...new Set(addresses.map(clientNetwork))];
  const asked = identifiers.flatMap((identifier) => networks.map((ip) => ({ identifier, ip })));
  const counts = await readCounters(tenantId, asked.map(accountKey), now);
  return asked.filter((_, place) => (counts[place] ?? 0) >= attempts);
}

/** Forgets the attempts with these identifiers: whoever was refused may try again. */
export async function liftBlocks(tenantId: string, identifiers: readonly string[]): Promise<void> {
  for (const block of await listBlocks(tenantId, identifiers)) {
    await forgetAttempts(tenantId, accountKey(block));
  }
}

const tooMany = (limit: 'limit_wc' | 'limit_mu', until: Date, now: Date): Refused => ({
  ...refuse('too_many_attempts', { limit }),
  retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)),
});
