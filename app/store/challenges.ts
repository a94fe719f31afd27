import { and, eq, lte, sql } from 'drizzle-orm';

import { hashToken } from '#app/ids.ts';
import { db } from '#db';
import type { RegistrationSubject, SignupProfile } from '#db/schema/index.ts';
import { challenges } from '#db/schema/index.ts';

import { prepared } from './prepared.ts';

export type StoredChallenge = typeof challenges.$inferSelect;
export type { RegistrationSubject, SignupProfile };

/** Of a sign-in, which is asked for with every login page; only a registration has a subject. */
const insertWithoutSubject = prepared(() =>
  db
    .insert(challenges)
    .values({
      challengeHash: sql.placeholder('challengeHash'),
      tenantId: sql.placeholder('tenantId'),
      rpId: sql.placeholder('rpId'),
      ceremony: sql.placeholder('ceremony'),
      purpose: sql.placeholder('purpose'),
      browserHash: sql.placeholder('browserHash'),
      expiresAt: sql.placeholder('expiresAt'),
    })
    .prepare(),
);

/** Stores a challenge (base64url, as the browser will echo it) by its hash. */
export async function insertChallenge(
  tenantId: string,
  {
    challenge,
    subject,
    ...row
  }: Omit<StoredChallenge, 'challengeHash' | 'tenantId'> & { challenge: string },
): Promise<void> {
  const values = { ...row, tenantId, challengeHash: hashToken(challenge) };
  if (subject === null) await insertWithoutSubject().execute(values);
  else await db.insert(challenges).values({ ...values, subject });
}

const consume = prepared(() =>
  db
    .delete(challenges)
    .where(
      and(
        eq(challenges.challengeHash, sql.placeholder('challengeHash')),
        eq(challenges.tenantId, sql.placeholder('tenantId')),
      ),
    )
    .returning()
    .prepare(),
);

/** Takes a challenge exactly once. It may have expired: the caller looks at `expiresAt`. */
export async function consumeChallenge(
  tenantId: string,
  challenge: string,
): Promise<StoredChallenge | undefined> {
  const [consumed] = await consume().execute({ tenantId, challengeHash: hashToken(challenge) });
  return consumed;
}

/** Clears away challenges of every tenant that nobody answered in time. */
export async function deleteExpiredChallenges(now: Date): Promise<void> {
  await db.delete(challenges).where(lte(challenges.expiresAt, now));
}
