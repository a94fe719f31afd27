import { and, desc, eq, lte, sql } from 'drizzle-orm';

import { db } from '#db';
import { devices, passkeys } from '#db/schema/index.ts';

import { prepared, textToJoin } from './prepared.ts';

/** What is remembered of one person on one browser. */
export type Device = typeof devices.$inferSelect;

const note = prepared(() =>
  db
    .insert(devices)
    .values({
      tenantId: sql.placeholder('tenantId'),
      browserHash: sql.placeholder('browserHash'),
      userId: sql.placeholder('userId'),
      browser: sql.placeholder('browser'),
      platformPasskeyId: sql.placeholder('platformPasskeyId'),
      notMine: false,
      firstSeenAt: sql.placeholder('now'),
      lastSeenAt: sql.placeholder('now'),
    })
    .onConflictDoUpdate({
      target: [devices.tenantId, devices.browserHash, devices.userId],
      set: {
        browser: sql`excluded.browser`,
        platformPasskeyId: sql`coalesce(excluded.platform_passkey_id, ${devices.platformPasskeyId})`,
        lastSeenAt: sql`excluded.last_seen_at`,
      },
    })
    .returning()
    .prepare(),
);

/**
 * Notes that a user is on a browser, and returns what is remembered of the two. `platformPasskeyId`
 * is a passkey that this very device has just used or made; without one the last is kept.
 */
export async function noteDevice(
  tenantId: string,
  device: Pick<Device, 'browserHash' | 'userId' | 'browser'> & {
    platformPasskeyId?: string | undefined;
  },
): Promise<Device & { isNew: boolean }> {
  const now = new Date();
  const { platformPasskeyId = null, ...rest } = device;
  const [noted] = await note().execute({ ...rest, tenantId, platformPasskeyId, now });
  if (!noted) throw new Error('an upsert returned no row');
  return { ...noted, isNew: noted.firstSeenAt.getTime() === now.getTime() };
}

const find = prepared(() => db.select().from(devices).where(isDevice()).prepare());

export async function findDevice(
  tenantId: string,
  browserHash: string,
  userId: string,
): Promise<Device | undefined> {
  const [found] = await find().execute({ tenantId, browserHash, userId });
  return found;
}

const findWithPasskey = prepared(() =>
  db
    .select({ passkeyId: passkeys.id })
    .from(devices)
    .innerJoin(passkeys, eq(passkeys.id, devices.platformPasskeyId))
    .where(
      and(
        eq(devices.tenantId, textToJoin('tenantId')),
        eq(devices.browserHash, textToJoin('browserHash')),
        eq(passkeys.rpId, textToJoin('rpId')),
      ),
    )
    .limit(1)
    .prepare(),
);

/** Whether a browser is known to hold a passkey under an RP ID, whosever it is. */
export async function browserHoldsPasskey(
  tenantId: string,
  browserHash: string,
  rpId: string,
): Promise<boolean> {
  const found = await findWithPasskey().execute({ tenantId, browserHash, rpId });
  return found.length > 0;
}

/** The browsers that a user has signed in on, the one seen last first; at most a hundred. */
export async function listDevices(tenantId: string, userId: string): Promise<Device[]> {
  return await db
    .select()
    .from(devices)
    .where(and(eq(devices.tenantId, tenantId), eq(devices.userId, userId)))
    .orderBy(desc(devices.lastSeenAt))
    .limit(100);
}

/** The cookie that names a device lives as long. */
const KEPT_MS = 400 * 24 * 60 * 60 * 1000;

/** Forgets devices of every tenant whose cookie is gone. */
export async function deleteStaleDevices(now: Date): Promise<void> {
  await db.delete(devices).where(lte(devices.lastSeenAt, new Date(now.getTime() - KEPT_MS)));
}

/** Changes what is remembered. A device that was never noted has nothing to change. */
export async function updateDevice(
  tenantId: string,
  browserHash: string,
  userId: string,
  changes: Partial<
    Pick<
      Device,
      | 'platformPasskeyId'
      | 'notMine'
      | 'progressiveSnoozedUntil'
      | 'localSnoozedUntil'
      | 'renewalSnoozedUntil'
      | 'automaticTriedAt'
    >
  >,
): Promise<void> {
  await db
    .update(devices)
    .set(changes)
    .where(
      and(
        eq(devices.tenantId, tenantId),
        eq(devices.browserHash, browserHash),
        eq(devices.userId, userId),
      ),
    );
}

const isDevice = () =>
  and(
    eq(devices.tenantId, sql.placeholder('tenantId')),
    eq(devices.browserHash, sql.placeholder('browserHash')),
    eq(devices.userId, sql.placeholder('userId')),
  );
