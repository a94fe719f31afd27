import { beforeEach, expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';

import { consumeStepUp, deleteExpiredStepUps, findStepUp, saveStepUp } from './step-ups.ts';
import type { StepUpClaim } from './step-ups.ts';
import { tenantWithUser, userOf } from './tests/tenant-with-user.ts';

let tenantId: string;
let claim: StepUpClaim;

beforeEach(async () => {
  const { userId, ...tenant } = await tenantWithUser();
  tenantId = tenant.tenantId;
  claim = { userId, sessionHash: newToken(), purpose: 'add_passkey' };
});

const save = (expiresAt = new Date(Date.now() + 60_000)) =>
  saveStepUp(tenantId, { ...claim, method: 'passkey', expiresAt });

test('looking does not use a proof up; taking does, once of 50', async () => {
  await save();
  expect(await findStepUp(tenantId, claim)).toMatchObject({ ...claim, method: 'passkey' });
  expect(await findStepUp(tenantId, claim)).toBeDefined();
  const taken = await Promise.all(Array.from({ length: 50 }, () => consumeStepUp(tenantId, claim)));
  expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
  expect(await findStepUp(tenantId, claim)).toBeUndefined();
});

test('S4: a proof counts for its own purpose, session, user and tenant only', async () => {
  await save();
  const others: [string, StepUpClaim][] = [
    [tenantId, { ...claim, purpose: 'delete_passkey:dev_0123456789abcdef' }],
    [tenantId, { ...claim, sessionHash: newToken() }],
    [tenantId, { ...claim, userId: await userOf(tenantId) }],
    [(await tenantWithUser()).tenantId, claim],
  ];
  for (const [tenant, other] of others) {
    expect(await findStepUp(tenant, other)).toBeUndefined();
    expect(await consumeStepUp(tenant, other)).toBeUndefined();
  }
  expect(await consumeStepUp(tenantId, claim)).toBeDefined();
});

test('the later of two proofs of one purpose counts, for its user and as long as it says', async () => {
  await save(new Date(Date.now() - 1));
  expect(await consumeStepUp(tenantId, claim)).toBeUndefined();
  const userId = await userOf(tenantId);
  const expiresAt = new Date(Date.now() + 60_000);
  await saveStepUp(tenantId, { ...claim, userId, method: 'password', expiresAt });
  expect(await findStepUp(tenantId, claim)).toBeUndefined();
  expect(await findStepUp(tenantId, { ...claim, userId })).toMatchObject({ method: 'password' });
});

test('what nobody used in time is cleared away', async () => {
  await save();
  await deleteExpiredStepUps(new Date());
  expect(await findStepUp(tenantId, claim)).toBeDefined();
  await deleteExpiredStepUps(new Date(Date.now() + 60_000));
  expect(await findStepUp(tenantId, claim)).toBeUndefined();
});
