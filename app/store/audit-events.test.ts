import { expect, test } from 'vitest';

import { listAuditEvents, recordAuditEvent } from './audit-events.ts';
import { tenant } from './tests/fixtures.ts';

test('events are listed newest first, of one tenant, by type', async () => {
  const tenantId = await tenant();
  await recordAuditEvent(tenantId, { type: 's', userId: 'auth0|1', details: { a: [1] } });
  await recordAuditEvent(tenantId, { type: 'fp', code: 'wrong_password', ip: '192.0.2.1' });
  await recordAuditEvent(await tenant(), { type: 's' });
  const all = await listAuditEvents(tenantId, { limit: 10 });
  expect(all.map(({ type }) => type)).toEqual(['fp', 's']);
  const [failed] = await listAuditEvents(tenantId, { type: 'fp', limit: 10 });
  expect(failed).toMatchObject({ code: 'wrong_password', ip: '192.0.2.1', details: {} });
  expect(await listAuditEvents(tenantId, { limit: 1 })).toHaveLength(1);
});

test('a long user agent is cut, not refused', async () => {
  const tenantId = await tenant();
  await recordAuditEvent(tenantId, { type: 's', userAgent: 'x'.repeat(5000) });
  const [event] = await listAuditEvents(tenantId, { limit: 1 });
  expect(event?.userAgent).toHaveLength(300);
});
