import { and, eq, sql } from 'drizzle-orm';

import { atomically, db } from '#db';
import { devices, enrollmentChoices } from '#db/schema/index.ts';

import { prepared } from './prepared.ts';

/** What a person has said about being asked for a passkey. */
export type EnrollmentChoices = Pick<
  typeof enrollmentChoices.$inferSelect,
  'snoozedUntil' | 'neverAsk' | 'noAutomatic'
>;

const nothingSaid: EnrollmentChoices = { snoozedUntil: null, neverAsk: false, noAutomatic: false };

const find = prepared(() =>
  db
    .select({
      snoozedUntil: enrollmentChoices.snoozedUntil,
      neverAsk: enrollmentChoices.neverAsk,
      noAutomatic: enrollmentChoices.noAutomatic,
    })
    .from(enrollmentChoices)
    .where(
      and(
        eq(enrollmentChoices.tenantId, sql.placeholder('tenantId')),
        eq(enrollmentChoices.userId, sql.placeholder('userId')),
      ),
    )
    .prepare(),
);

export async function findEnrollmentChoices(
  tenantId: string,
  userId: string,
): Promise<EnrollmentChoices> {
  const [found] = await find().execute({ tenantId, userId });
  return found ?? nothingSaid;
}

/** Keeps what was said; what `changes` leaves out stays as it was. */
export async function saveEnrollmentChoices(
  tenantId: string,
  userId: string,
  changes: Partial<EnrollmentChoices>,
): Promise<void> {
  const updatedAt = new Date();
  await db
    .insert(enrollmentChoices)
    .values({ ...nothingSaid, ...changes, tenantId, userId, updatedAt })
    .onConflictDoUpdate({
      target: [enrollmentChoices.tenantId, enrollmentChoices.userId],
      set: { ...changes, updatedAt },
    });
}

/** A "not now" that is answered: the person has made a passkey. */
export async function endSnooze(tenantId: string, userId: string): Promise<void> {
  await db
    .update(enrollmentChoices)
    .set({ snoozedUntil: null, updatedAt: new Date() })
    .where(and(eq(enrollmentChoices.tenantId, tenantId), eq(enrollmentChoices.userId, userId)));
}

/** Takes back everything that was said, on every device: the person may be asked again. */
export async function forgetEnrollmentChoices(tenantId: string, userId: string): Promise<void> {
  await atomically((tx) => [
    tx
      .delete(enrollmentChoices)
      .where(and(eq(enrollmentChoices.tenantId, tenantId), eq(enrollmentChoices.userId, userId))),
    tx
      .update(devices)
      .set({
        notMine: false,
        progressiveSnoozedUntil: null,
        localSnoozedUntil: null,
        renewalSnoozedUntil: null,
        automaticTriedAt: null,
      })
      .where(and(eq(devices.tenantId, tenantId), eq(devices.userId, userId))),
  ]);
}
