import { expect, test } from 'vitest';

import { newToken } from '#app/ids.ts';
import { db } from '#db';
import { tickets } from '#db/schema/index.ts';

import {
  consumeTicket,
  deleteExpiredTickets,
  deleteParkedSignIns,
  findTicket,
  insertTicket,
} from './tickets.ts';
import { tenant } from './tests/fixtures.ts';
import type { Ticket } from './tickets.ts';

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

test('the waiting sign-ins of one user end, and nothing else', async () => {
  const [tenantId, another] = [await tenant(), await tenant()];
  const expiresAt = new Date(Date.now() + 60_000);
  const make = async (owner: string, userId: string, purpose: Ticket['purpose']) => {
    const token = newToken();
    await insertTicket(owner, { token, userId, purpose, expiresAt });
    return async () => (await findTicket(owner, purpose, token)) !== undefined;
  };
  const ended = [
    await make(tenantId, 'auth0|1', 'parked_sign_in'),
    await make(tenantId, 'auth0|1', 'enrollment'),
    await make(tenantId, 'auth0|1', 'automatic_upgrade'),
  ];
  const kept = [
    await make(tenantId, 'auth0|1', 'rescue'),
    await make(tenantId, 'auth0|2', 'parked_sign_in'),
    await make(another, 'auth0|1', 'parked_sign_in'),
  ];
  await deleteParkedSignIns(tenantId, 'auth0|1');
  expect(await Promise.all(ended.map((exists) => exists()))).toEqual([false, false, false]);
  expect(await Promise.all(kept.map((exists) => exists()))).toEqual([true, true, true]);
});

test('a ticket is stored as a hash', async () => {
  const token = await ticket(await tenant());
  expect(JSON.stringify(await db.select().from(tickets))).not.toContain(token);
});
