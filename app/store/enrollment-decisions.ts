import { and, desc, eq, lte, sql } from 'drizzle-orm';

import { newEventId } from '#app/ids.ts';
import { db } from '#db';
import { enrollmentDecisions } from '#db/schema/index.ts';

import { prepared } from './prepared.ts';

/** A decision to ask somebody for a passkey or not to, with what it was made from. */
export type EnrollmentDecisionRow = typeof enrollmentDecisions.$inferSelect;

/** Long enough to answer last month's question. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;

const insert = prepared(() =>
  db
    .insert(enrollmentDecisions)
    .values({
      id: sql.placeholder('id'),
      tenantId: sql.placeholder('tenantId'),
      userId: sql.placeholder('userId'),
      clientId: sql.placeholder('clientId'),
      connectionId: sql.placeholder('connectionId'),
      ask: sql.placeholder('ask'),
      reasons: sql.placeholder('reasons'),
      facts: sql.placeholder('facts'),
      at: sql.placeholder('at'),
      expiresAt: sql.placeholder('expiresAt'),
    })
    .prepare(),
);

export async function insertEnrollmentDecision(
  tenantId: string,
  decision: Pick<
    EnrollmentDecisionRow,
    'userId' | 'clientId' | 'connectionId' | 'ask' | 'reasons' | 'facts'
  >,
): Promise<void> {
  const at = new Date();
  const expiresAt = new Date(at.getTime() + KEPT_MS);
  await insert().execute({ ...decision, id: newEventId(), tenantId, at, expiresAt });
}

/** What was decided about a user, the newest first. */
export async function listEnrollmentDecisions(
  tenantId: string,
  userId: string,
  limit: number,
): Promise<EnrollmentDecisionRow[]> {
  return await db
    .select()
    .from(enrollmentDecisions)
    .where(and(eq(enrollmentDecisions.tenantId, tenantId), eq(enrollmentDecisions.userId, userId)))
    .orderBy(desc(enrollmentDecisions.at), desc(enrollmentDecisions.id))
    .limit(limit);
}

export async function deleteExpiredEnrollmentDecisions(now: Date): Promise<void> {
  await db.delete(enrollmentDecisions).where(lte(enrollmentDecisions.expiresAt, now));
}
