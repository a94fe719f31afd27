import { and, eq, lte } from 'drizzle-orm';

import { hashToken } from '#app/ids.ts';
import { db } from '#db';
import type { RegistrationSubject } from '#db/schema/index.ts';
import { challenges } from '#db/schema/index.ts';

export type StoredChallenge = typeof challenges.$inferSelect;
export type { RegistrationSubject };

/** Stores a challenge (base64url, as the browser will echo it) by its hash. */
export async function insertChallenge(
  tenantId: string,
  {
    challenge,
    ...row
  }: Omit<StoredChallenge, 'challengeHash' | 'tenantId'> & { challenge: string },
): Promise<void> {
  await db.insert(challenges).values({ ...row, tenantId, challengeHash: hashToken(challenge) });
}

/** Takes a challenge exactly once. It may have expired: the caller looks at `expiresAt`. */
export async function consumeChallenge(
  tenantId: string,
  challenge: string,
): Promise<StoredChallenge | undefined> {
  const [consumed] = await db
    .delete(challenges)
    .where(
      and(eq(challenges.challengeHash, hashToken(challenge)), eq(challenges.tenantId, tenantId)),
    )
    .returning();
  return consumed;
}

/** Clears away challenges of every tenant that nobody answered in time. */
export async function deleteExpiredChallenges(now: Date): Promise<void> {
  await db.delete(challenges).where(lte(challenges.expiresAt, now));
}
