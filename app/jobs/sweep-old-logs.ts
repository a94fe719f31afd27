import { deleteOldEvents } from '#app/store/log-streams.ts';
import { listTenantsWithLogRetention } from '#app/store/tenants.ts';
import { settingsOf } from '#app/tenancy/tenant-settings.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const AT_ONCE = 1000;
/** A tenant that has just said so may have millions of old events: they go in the next minutes. */
const MOST_BATCHES = 10;

/** Deletes what tenants do not keep of their logs any longer. Where they have said nothing, all is kept. */
export async function sweepOldLogs(now: Date): Promise<void> {
  for (const tenant of await listTenantsWithLogRetention()) {
    const { log_retention_days: days } = settingsOf(tenant);
    if (days == null) continue;
    await deleteOldest(tenant.id, new Date(now.getTime() - days * DAY_MS));
  }
}

async function deleteOldest(tenantId: string, before: Date): Promise<void> {
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    const deleted = await deleteOldEvents(tenantId, before, AT_ONCE);
    if (deleted < AT_ONCE) return;
  }
}
