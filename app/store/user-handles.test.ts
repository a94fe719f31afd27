import { beforeEach, expect, it } from 'vitest';

import { atomically } from '#db';

import { tenantWithUser, userOf } from './tests/tenant-with-user.ts';
import {
  findOrCreateUserHandle,
  listUserHandles,
  userHandleInsertStatement,
} from './user-handles.ts';

const rpId = 'login.example.com';
let tenantId: string;
let userId: string;

beforeEach(async () => {
  ({ tenantId, userId } = await tenantWithUser());
});

it('is 32 random bytes, one per user and RP ID, for life', async () => {
  const handle = await findOrCreateUserHandle(tenantId, rpId, userId);
  expect(Buffer.from(handle, 'base64url')).toHaveLength(32);
  expect(await findOrCreateUserHandle(tenantId, rpId, userId)).toBe(handle);
  expect(await findOrCreateUserHandle(tenantId, 'example.com', userId)).not.toBe(handle);
  expect(await findOrCreateUserHandle(tenantId, rpId, await userOf(tenantId))).not.toBe(handle);
});

it('is the same for 50 racing first calls', async () => {
  const handles = await Promise.all(
    Array.from({ length: 50 }, () => findOrCreateUserHandle(tenantId, rpId, userId)),
  );
  expect(new Set(handles).size).toBe(1);
});

it('keeps the handle of a sign-up', async () => {
  await atomically((tx) => [userHandleInsertStatement(tx, tenantId, userId, rpId, 'handle')]);
  expect(await findOrCreateUserHandle(tenantId, rpId, userId)).toBe('handle');
});

it('is listed for its user in its tenant, under the RP IDs that are asked for, and never made', async () => {
  const list = (...rpIds: string[]) => listUserHandles(tenantId, userId, rpIds);
  expect(await list(rpId)).toEqual([]);
  const handle = await findOrCreateUserHandle(tenantId, rpId, userId);
  await findOrCreateUserHandle(tenantId, rpId, await userOf(tenantId));
  await findOrCreateUserHandle(tenantId, 'other.example.com', userId);
  expect(await list(rpId, 'example.com')).toEqual([{ rpId, handle }]);
  expect(await listUserHandles((await tenantWithUser()).tenantId, userId, [rpId])).toEqual([]);
});
