import { beforeEach, expect, it } from 'vitest';

import { hashToken, newToken } from '#app/ids.ts';

import { consumeChallenge, deleteExpiredChallenges, insertChallenge } from './challenges.ts';
import { tenantWithUser } from './tests/tenant-with-user.ts';

let tenantId: string;
beforeEach(async () => {
  ({ tenantId } = await tenantWithUser());
});

const newChallenge = (expiresAt = new Date(Date.now() + 60_000)) => ({
  challenge: newToken(),
  rpId: 'login.example.com',
  ceremony: 'authentication' as const,
  purpose: 'transaction',
  browserHash: 'browser',
  subject: null,
  expiresAt,
});

it('gives a challenge back once, without its text', async () => {
  const { challenge, ...rest } = newChallenge();
  await insertChallenge(tenantId, { challenge, ...rest });
  expect(await consumeChallenge(tenantId, challenge)).toEqual({
    ...rest,
    tenantId,
    challengeHash: hashToken(challenge),
  });
  expect(await consumeChallenge(tenantId, challenge)).toBeUndefined();
});

it('keeps the subject of a registration', async () => {
  const subject = { userHandle: 'h', userId: null, identifier: 'ann', connectionId: 'con_1' };
  const made = { ...newChallenge(), ceremony: 'registration' as const, subject };
  await insertChallenge(tenantId, made);
  expect((await consumeChallenge(tenantId, made.challenge))?.subject).toEqual(subject);
});

it('lets one of 50 racing consumers win', async () => {
  const made = newChallenge();
  await insertChallenge(tenantId, made);
  const taken = await Promise.all(
    Array.from({ length: 50 }, () => consumeChallenge(tenantId, made.challenge)),
  );
  expect(taken.filter(Boolean)).toHaveLength(1);
});

it('leaves it to its own tenant', async () => {
  const made = newChallenge();
  await insertChallenge(tenantId, made);
  const other = await tenantWithUser();
  expect(await consumeChallenge(other.tenantId, made.challenge)).toBeUndefined();
  expect(await consumeChallenge(tenantId, made.challenge)).toBeDefined();
});

it('clears away what has expired and nothing else', async () => {
  const now = new Date('2030-01-01T00:00:00Z');
  const expired = newChallenge(now);
  const waiting = newChallenge(new Date(now.getTime() + 1));
  await insertChallenge(tenantId, expired);
  await insertChallenge(tenantId, waiting);
  await deleteExpiredChallenges(now);
  expect(await consumeChallenge(tenantId, expired.challenge)).toBeUndefined();
  expect(await consumeChallenge(tenantId, waiting.challenge)).toBeDefined();
});
