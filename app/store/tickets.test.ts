import { expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';
import { db } from '#db';
import { tickets } from '#db/schema/index.ts';

import { consumeTicket, deleteExpiredTickets, findTicket, insertTicket } from './tickets.ts';
import { tenant } from './tests/fixtures.ts';

async function ticket(tenantId: string, expiresAt = new Date(Date.now() + 60_000)) {
  const token = newToken();
  await insertTicket(tenantId, { token, userId: 'auth0|1', purpose: 'rescue', expiresAt });
  return token;
}

test('looking does not use a ticket up; taking does, once of 50', async () => {
  const tenantId = await tenant();
  const token = await ticket(tenantId);
  expect((await findTicket(tenantId, 'rescue', token))?.userId).toBe('auth0|1');
  expect(await findTicket(tenantId, 'rescue', token)).toBeDefined();
  const taken = await Promise.all(
    Array.from({ length: 50 }, () => consumeTicket(tenantId, 'rescue', token)),
  );
  expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
  expect(await findTicket(tenantId, 'rescue', token)).toBeUndefined();
});

test('a ticket is good in its own tenant and until it expires', async () => {
  const tenantId = await tenant();
  const token = await ticket(tenantId);
  expect(await consumeTicket(await tenant(), 'rescue', token)).toBeUndefined();
  const late = await ticket(tenantId, new Date(Date.now() - 1));
  expect(await findTicket(tenantId, 'rescue', late)).toBeUndefined();
  expect(await consumeTicket(tenantId, 'rescue', late)).toBeUndefined();
  await deleteExpiredTickets(new Date());
  expect(await findTicket(tenantId, 'rescue', token)).toBeDefined();
});

test('a ticket is stored as a hash', async () => {
  const token = await ticket(await tenant());
  expect(JSON.stringify(await db.select().from(tickets))).not.toContain(token);
});
