import { expect, test } from 'vitest';

import {
  deleteExpiredEnrollmentDecisions,
  insertEnrollmentDecision,
  listEnrollmentDecisions,
} from './enrollment-decisions.ts';
import { tenantWithUser } from './tests/tenant-with-user.ts';

const decision = (userId: string, ask: string | null) => ({
  userId,
  clientId: 'app',
  connectionId: 'con',
  ask,
  reasons: [{ kind: 'progressive', check: 'passkeys_enabled', passed: ask !== null }],
  facts: { now: '2026-11-21T12:00:00.000Z', device: { notMine: false, said: null } },
});

test('decisions come back as they were made, the newest first, for their own user', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const stranger = await tenantWithUser();
  await insertEnrollmentDecision(tenantId, decision(userId, null));
  await insertEnrollmentDecision(tenantId, decision(userId, 'progressive'));
  await insertEnrollmentDecision(stranger.tenantId, decision(stranger.userId, 'local'));

  const listed = await listEnrollmentDecisions(tenantId, userId, 10);
  expect(listed).toMatchObject([decision(userId, 'progressive'), decision(userId, null)]);
  expect(await listEnrollmentDecisions(tenantId, userId, 1)).toHaveLength(1);
  expect(await listEnrollmentDecisions(stranger.tenantId, userId, 10)).toEqual([]);
});

test('they are kept for 90 days', async () => {
  const { tenantId, userId } = await tenantWithUser();
  await insertEnrollmentDecision(tenantId, decision(userId, null));
  const days = (count: number) => new Date(Date.now() + count * 86_400_000);

  await deleteExpiredEnrollmentDecisions(days(89));
  expect(await listEnrollmentDecisions(tenantId, userId, 10)).toHaveLength(1);
  await deleteExpiredEnrollmentDecisions(days(91));
  expect(await listEnrollmentDecisions(tenantId, userId, 10)).toEqual([]);
});
