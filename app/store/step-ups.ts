import { and, eq, gt, lte } from 'drizzle-orm';

import { db } from '#db';
import { stepUps } from '#db/schema/index.ts';

/** A fresh proof of who is there, for one purpose in one session. */
export type StepUp = typeof stepUps.$inferSelect;

/** What a proof has to match before it counts. All of it. */
export type StepUpClaim = Pick<StepUp, 'sessionHash' | 'purpose' | 'userId'>;

/** Keeps a proof. One that was made before for the same purpose in the same session gives way. */
export async function saveStepUp(
  tenantId: string,
  proof: Pick<StepUp, 'sessionHash' | 'purpose' | 'userId' | 'method' | 'expiresAt'>,
): Promise<void> {
  const { userId, method, expiresAt } = proof;
  const provedAt = new Date();
  await db
    .insert(stepUps)
    .values({ ...proof, tenantId, provedAt })
    .onConflictDoUpdate({
      target: [stepUps.tenantId, stepUps.sessionHash, stepUps.purpose],
      set: { userId, method, provedAt, expiresAt },
    });
}

/** Looks whether there is a proof, without using it up. */
export async function findStepUp(
  tenantId: string,
  claim: StepUpClaim,
): Promise<StepUp | undefined> {
  const [found] = await db.select().from(stepUps).where(matching(tenantId, claim));
  return found;
}

/** Takes a proof; of many who try at once, one gets it. */
export async function consumeStepUp(
  tenantId: string,
  claim: StepUpClaim,
): Promise<StepUp | undefined> {
  const [taken] = await db.delete(stepUps).where(matching(tenantId, claim)).returning();
  return taken;
}

/** Clears away proofs of every tenant that nobody used in time. */
export async function deleteExpiredStepUps(now: Date): Promise<void> {
  await db.delete(stepUps).where(lte(stepUps.expiresAt, now));
}

const matching = (tenantId: string, { sessionHash, purpose, userId }: StepUpClaim) =>
  and(
    eq(stepUps.tenantId, tenantId),
    eq(stepUps.sessionHash, sessionHash),
    eq(stepUps.purpose, purpose),
    eq(stepUps.userId, userId),
    gt(stepUps.expiresAt, new Date()),
  );
