import { z } from 'zod';

import { listAuditEvents } from '#app/store/audit-events.ts';

const logFilterSchema = z.object({
  type: z.string().min(1).max(60).optional(),
  limit: z.number().int().min(1).max(1000).default(50),
});

/** What happened in a tenant, the newest first. */
export async function listLogs(tenantId: string, filter: z.input<typeof logFilterSchema>) {
  const events = await listAuditEvents(tenantId, logFilterSchema.parse(filter));
  return events.map(({ tenantId: _tenantId, id: _id, ...event }) => event);
}
