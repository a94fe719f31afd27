import { expect, test } from 'vitest';

import { newId } from '#app/ids.ts';
import { listAuditEvents, recordAuditEvent } from '#app/store/audit-events.ts';
import { deleteOldEvents, insertLogStream, updateLogStream } from '#app/store/log-streams.ts';
import { tenant } from '#app/store/tests/fixtures.ts';
import { updateTenant } from '#app/store/tenants.ts';

import { sweepOldLogs } from './sweep-old-logs.ts';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** A tenant with three events of now. */
async function tenantWithLog(settings: Record<string, unknown>): Promise<string> {
  const tenantId = await tenant();
  await updateTenant(tenantId, { settings });
  for (const type of ['s', 'fp', 'slo']) await recordAuditEvent(tenantId, { type });
  return tenantId;
}

async function typesIn(tenantId: string): Promise<string[]> {
  const events = await listAuditEvents(tenantId, { limit: 10 });
  return events.map(({ type }) => type).toSorted();
}

test('what a tenant keeps no longer goes, and what it keeps stays', async () => {
  const tenantId = await tenantWithLog({ log_retention_days: 30 });
  await sweepOldLogs(inDays(29));
  expect(await typesIn(tenantId)).toEqual(['fp', 's', 'slo']);
  await sweepOldLogs(inDays(31));
  expect(await typesIn(tenantId)).toEqual([]);
});

test.each([{}, { log_retention_days: null }, { session_lifetime: 1 }])(
  'a tenant that has said %j keeps all',
  async (settings) => {
    const tenantId = await tenantWithLog(settings);
    await sweepOldLogs(inDays(10_000));
    expect(await typesIn(tenantId)).toEqual(['fp', 's', 'slo']);
  },
);

test('what an active stream has not delivered stays, until nobody waits for it', async () => {
  const tenantId = await tenantWithLog({ log_retention_days: 1 });
  const events = await listAuditEvents(tenantId, { limit: 10 });
  const first = events.find(({ type }) => type === 's');
  const stream = { name: 'Output', type: 'stdout', sink: {}, filters: [] } as const;
  const behind = { ...stream, filters: [], id: newId('lst'), deliveredId: first?.id ?? null };
  await insertLogStream(tenantId, behind);
  const upToDate = { ...stream, filters: [], id: newId('lst') };
  await insertLogStream(tenantId, { ...upToDate, deliveredId: events[0]?.id ?? null });
  await sweepOldLogs(inDays(2));
  expect(await typesIn(tenantId)).toEqual(['fp', 'slo']);

  await updateLogStream(tenantId, behind.id, { status: 'paused' });
  await sweepOldLogs(inDays(2));
  expect(await typesIn(tenantId)).toEqual([]);
});

test('a stream that has delivered nothing yet keeps everything', async () => {
  const tenantId = await tenantWithLog({ log_retention_days: 1 });
  await insertLogStream(tenantId, {
    ...{ name: 'Output', type: 'stdout', sink: {}, filters: [], id: newId('lst') },
    deliveredId: null,
  });
  await sweepOldLogs(inDays(2));
  expect(await typesIn(tenantId)).toEqual(['fp', 's', 'slo']);
});

test('a batch is no larger than was asked for, and begins with the oldest', async () => {
  const tenantId = await tenantWithLog({});
  expect(await deleteOldEvents(tenantId, inDays(1), 2)).toBe(2);
  expect(await typesIn(tenantId)).toEqual(['slo']);
});
