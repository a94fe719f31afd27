/**
 * Counters of attempts.
 *
 * 1. An attempt is counted and the count is read in one statement: two racing attempts never see
 *    the same count, on either engine and from any number of nodes.
 * 2. Keys hold addresses and identifiers of people, so they are stored as an HMAC with the tenant
 *    inside: not readable, not guessable without the installation's secret, never shared by tenants.
 */
import { createHmac } from 'node:crypto';

import { and, eq, gt, lte, sql } from 'drizzle-orm';

import { db } from '#db';
import { rateLimits } from '#db/schema/index.ts';

import { deriveKey } from './encryption.ts';

const storedKey = (tenantId: string, key: string): string =>
  createHmac('sha256', deriveKey('rate-limit-key'))
    .update(JSON.stringify([tenantId, key]))
    .digest('base64url');

/**
 * Counts one attempt. The first one opens a window of `windowSeconds`; the first one after its end
 * opens the next. Returns the count with this attempt in it, and the window's end.
 */
export async function countAttempt(
  tenantId: string,
  key: string,
  windowSeconds: number,
  now = new Date(),
): Promise<{ count: number; expiresAt: Date }> {
  const expired = lte(rateLimits.expiresAt, now);
  const [row] = await db
    .insert(rateLimits)
    .values({
      key: storedKey(tenantId, key),
      tenantId,
      count: 1,
      expiresAt: new Date(now.getTime() + windowSeconds * 1000),
    })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${expired} then 1 else ${rateLimits.count} + 1 end`,
        expiresAt: sql`case when ${expired} then excluded.expires_at else ${rateLimits.expiresAt} end`,
      },
    })
    .returning({ count: rateLimits.count, expiresAt: rateLimits.expiresAt });
  if (!row) throw new Error('an upsert returned no row');
  return row;
}

/** Forgets a counter: the next attempt is the first. */
export async function forgetAttempts(tenantId: string, key: string): Promise<void> {
  await db
    .delete(rateLimits)
    .where(and(eq(rateLimits.key, storedKey(tenantId, key)), eq(rateLimits.tenantId, tenantId)));
}

/** Takes one counted attempt back, never below zero. */
export async function giveBackAttempt(tenantId: string, key: string): Promise<void> {
  await db
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(
      and(
        eq(rateLimits.key, storedKey(tenantId, key)),
        eq(rateLimits.tenantId, tenantId),
        gt(rateLimits.count, 0),
      ),
    );
}

/** Clears away windows of every tenant that have ended. */
export async function deleteExpiredRateLimits(now: Date): Promise<void> {
  await db.delete(rateLimits).where(lte(rateLimits.expiresAt, now));
}
