import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';

import { db } from '#db';
import { rateLimits } from '#db/schema/index.ts';

import {
  countAttempt,
  deleteExpiredRateLimits,
  forgetAttempts,
  giveBackAttempt,
} from './rate-limits.ts';
import { tenantWithUser } from './tests/tenant-with-user.ts';

const start = new Date('2030-01-01T00:00:00Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

let tenantId: string;
beforeEach(async () => {
  ({ tenantId } = await tenantWithUser());
});

it('counts in a window that starts with the first attempt and does not move', async () => {
  expect(await countAttempt(tenantId, 'key', 60, start)).toEqual({
    count: 1,
    expiresAt: after(60),
  });
  expect(await countAttempt(tenantId, 'key', 60, after(59))).toEqual({
    count: 2,
    expiresAt: after(60),
  });
});

it('starts a new window when the old one has ended', async () => {
  await countAttempt(tenantId, 'key', 60, start);
  await countAttempt(tenantId, 'key', 60, start);
  expect(await countAttempt(tenantId, 'key', 60, after(60))).toEqual({
    count: 1,
    expiresAt: after(120),
  });
});

it('gives 50 racing attempts 50 different counts', async () => {
  const counts = await Promise.all(
    Array.from({ length: 50 }, () => countAttempt(tenantId, 'key', 60, start)),
  );
  expect(new Set(counts.map(({ count }) => count)).size).toBe(50);
});

it('starts one new window for 50 racing attempts after the old one', async () => {
  await countAttempt(tenantId, 'key', 60, start);
  const counts = await Promise.all(
    Array.from({ length: 50 }, () => countAttempt(tenantId, 'key', 60, after(90))),
  );
  expect(counts.filter(({ count }) => count === 1)).toHaveLength(1);
  expect(Math.max(...counts.map(({ count }) => count))).toBe(50);
});

it('keeps tenants and keys apart, and stores neither readably', async () => {
  const other = await tenantWithUser();
  await countAttempt(tenantId, 'ann@example.com', 60, start);
  expect(await countAttempt(tenantId, 'bob@example.com', 60, start)).toMatchObject({ count: 1 });
  expect(await countAttempt(other.tenantId, 'ann@example.com', 60, start)).toMatchObject({
    count: 1,
  });
  const rows = await db.select().from(rateLimits).where(eq(rateLimits.tenantId, tenantId));
  expect(rows).toHaveLength(2);
  expect(rows.every(({ key }) => /^[\w-]{43}$/.test(key))).toBe(true);
});

it('forgets a key', async () => {
  await countAttempt(tenantId, 'key', 60, start);
  const other = await tenantWithUser();
  await forgetAttempts(other.tenantId, 'key');
  expect(await countAttempt(tenantId, 'key', 60, start)).toMatchObject({ count: 2 });
  await forgetAttempts(tenantId, 'key');
  expect(await countAttempt(tenantId, 'key', 60, start)).toMatchObject({ count: 1 });
});

it('gives an attempt back, never below zero', async () => {
  await giveBackAttempt(tenantId, 'key');
  await countAttempt(tenantId, 'key', 60, start);
  await Promise.all(Array.from({ length: 5 }, () => giveBackAttempt(tenantId, 'key')));
  expect(await countAttempt(tenantId, 'key', 60, start)).toMatchObject({ count: 1 });
});

it('clears away windows that have ended', async () => {
  await countAttempt(tenantId, 'ended', 60, start);
  await countAttempt(tenantId, 'open', 61, start);
  await deleteExpiredRateLimits(after(60));
  const rows = await db.select().from(rateLimits).where(eq(rateLimits.tenantId, tenantId));
  expect(rows.map(({ expiresAt }) => expiresAt)).toEqual([after(61)]);
});
