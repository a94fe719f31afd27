import { beforeEach, expect, it } from 'vitest';

import { atomically } from '#db';

import {
  findPasswordHash,
  passwordHashInsertStatement,
  replacePasswordHash,
} from './password-hashes.ts';
import { tenantWithUser } from './tests/tenant-with-user.ts';

let tenantId: string;
let userId: string;

beforeEach(async () => {
  ({ tenantId, userId } = await tenantWithUser());
});

it('is null until there is one', async () => {
  expect(await findPasswordHash(tenantId, userId)).toBeNull();
  await atomically((tx) => [
    passwordHashInsertStatement(tx, { tenantId, id: userId, createdAt: new Date() }, 'first'),
  ]);
  expect(await findPasswordHash(tenantId, userId)).toBe('first');
});

it('is added or replaced', async () => {
  expect(await replacePasswordHash(tenantId, userId, 'first')).toBe(true);
  expect(await replacePasswordHash(tenantId, userId, 'second')).toBe(true);
  expect(await findPasswordHash(tenantId, userId)).toBe('second');
});

it('is replaced by a rehash only while it is still the one that was verified', async () => {
  expect(await replacePasswordHash(tenantId, userId, 'rehash', 'verified')).toBe(false);
  await replacePasswordHash(tenantId, userId, 'changed');
  expect(await replacePasswordHash(tenantId, userId, 'rehash', 'verified')).toBe(false);
  expect(await findPasswordHash(tenantId, userId)).toBe('changed');
  expect(await replacePasswordHash(tenantId, userId, 'rehash', 'changed')).toBe(true);
  expect(await findPasswordHash(tenantId, userId)).toBe('rehash');
});

it('is neither read nor written by another tenant', async () => {
  await replacePasswordHash(tenantId, userId, 'mine');
  const other = await tenantWithUser();
  expect(await findPasswordHash(other.tenantId, userId)).toBeNull();
  await expect(replacePasswordHash(other.tenantId, userId, 'theirs')).rejects.toThrow();
  expect(await replacePasswordHash(other.tenantId, userId, 'theirs', 'mine')).toBe(false);
  expect(await findPasswordHash(tenantId, userId)).toBe('mine');
});
