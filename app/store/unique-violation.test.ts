import { expect, test } from 'vitest';

import { newId } from '#app/ids.ts';
import { db } from '#db';
import { identities, tenants } from '#db/schema/index.ts';

import { connection, tenant, user } from './tests/fixtures.ts';
import { isUniqueViolation } from './unique-violation.ts';

const failure = async (work: PromiseLike<unknown>): Promise<unknown> => {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
};

const row = (id: string) => ({
  ...{ id, name: newId('name'), displayName: 'Acme', branding: {} },
  createdAt: new Date(),
});

test('a primary key or an index that is taken is one', async () => {
  const tenantId = await tenant();
  expect(isUniqueViolation(await failure(db.insert(tenants).values(row(tenantId))))).toBe(true);
  const connectionId = await connection(tenantId);
  const { id: userId } = await user(tenantId, connectionId, 'ada@example.com');
  const again = db.insert(identities).values({
    ...{ id: newId('idn'), tenantId, connectionId, userId, email: 'ada@example.com' },
    providerUserId: 'another',
    createdAt: new Date(),
  });
  expect(isUniqueViolation(await failure(again))).toBe(true);
});

test('a row that refers to nothing, and any other trouble, is none', async () => {
  const orphan = db.insert(identities).values({
    ...{ id: newId('idn'), tenantId: 'none', connectionId: 'none', userId: 'none' },
    providerUserId: '1',
    createdAt: new Date(),
  });
  expect(isUniqueViolation(await failure(orphan))).toBe(false);
  for (const other of [new Error('other'), { code: '23505' }, undefined]) {
    expect(isUniqueViolation(other)).toBe(false);
  }
});
