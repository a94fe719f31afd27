/**
 * Counters of attempts.
 *
 * 1. An attempt is counted and the count is read in one statement: two racing attempts never see
 *    the same count, on either engine and from any number of nodes.
 * 2. Keys hold addresses and identifiers of people, so they are stored as an HMAC with the tenant
 *    inside: not readable, not guessable without the installation's secret, never shared by tenants.
 */
import { createHmac } from 'node:crypto';

import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';

import { db } from '#db';
import { rateLimits } from '#db/schema/index.ts';

import { keyFor } from './encryption.ts';
import { given, prepared } from './prepared.ts';

const storedKey = (tenantId: string, key: string): string =>
  createHmac('sha256', keyFor('rate-limit-key'))
    .update(JSON.stringify([tenantId, key]))
    .digest('base64url');

const isExpired = sql`${rateLimits.expiresAt} <= ${given('now', rateLimits.expiresAt)}`;

const count = prepared(() =>
  db
    .insert(rateLimits)
    .values({
      key: sql.placeholder('key'),
      tenantId: sql.placeholder('tenantId'),
      count: 1,
      expiresAt: sql.placeholder('expiresAt'),
    })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`case when ${isExpired} then 1 else ${rateLimits.count} + 1 end`,
        expiresAt: sql`case when ${isExpired} then excluded.expires_at else ${rateLimits.expiresAt} end`,
      },
    })
    .returning({ count: rateLimits.count, expiresAt: rateLimits.expiresAt })
    .prepare(),
);

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
  const [row] = await count().execute({
    key: storedKey(tenantId, key),
    tenantId,
    expiresAt: new Date(now.getTime() + windowSeconds * 1000),
    now,
  });
  if (!row) throw new Error('an upsert returned no row');
  return row;
}

const forget = prepared(() => db.delete(rateLimits).where(isCounter()).prepare());

/** Forgets a counter: the next attempt is the first. */
export async function forgetAttempts(tenantId: string, key: string): Promise<void> {
  await forget().execute({ tenantId, key: storedKey(tenantId, key) });
}

/** How far counters have come, in the order of the keys; those that have ended are at 0. */
export async function readCounters(
  tenantId: string,
  keys: readonly string[],
  now = new Date(),
): Promise<number[]> {
  const stored = keys.map((key) => storedKey(tenantId, key));
  const counts = new Map<string, number>();
  for (let start = 0; start < stored.length; start += KEYS_AT_ONCE) {
    const rows = await db
      .select({ key: rateLimits.key, count: rateLimits.count })
      .from(rateLimits)
      .where(
        and(
          inArray(rateLimits.key, stored.slice(start, start + KEYS_AT_ONCE)),
          eq(rateLimits.tenantId, tenantId),
          gt(rateLimits.expiresAt, now),
        ),
      );
    for (const row of rows) counts.set(row.key, row.count);
  }
  return stored.map((key) => counts.get(key) ?? 0);
}

/** Statements have only so many parameters. */
const KEYS_AT_ONCE = 500;

const giveBack = prepared(() =>
  db
    .update(rateLimits)
    .set({ count: sql`${rateLimits.count} - 1` })
    .where(and(isCounter(), gt(rateLimits.count, 0)))
    .prepare(),
);

/** Takes one counted attempt back, never below zero. */
export async function giveBackAttempt(tenantId: string, key: string): Promise<void> {
  await giveBack().execute({ tenantId, key: storedKey(tenantId, key) });
}

/** Clears away windows of every tenant that have ended. */
export async function deleteExpiredRateLimits(now: Date): Promise<void> {
  await db.delete(rateLimits).where(lte(rateLimits.expiresAt, now));
}

const isCounter = () =>
  and(
    eq(rateLimits.key, sql.placeholder('key')),
    eq(rateLimits.tenantId, sql.placeholder('tenantId')),
  );
