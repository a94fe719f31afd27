/** What is said of a connection beside its options, with Auth0's field names. */
import { z } from 'zod';

import { realmsOf } from '#app/connections/realms.ts';
import { replaceConnectionSettings } from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

export const connectionSettingsChangeSchema = z.strictObject({
  /** What native applications ask for it by; none of them: its name. */
  realms: z.array(z.string().min(1).max(200)).max(100).optional(),
  /** Kept for tools: any application, a third party's too, uses what it was enabled for. */
  is_domain_connection: z.boolean().optional(),
  /** Replaced as a whole. */
  metadata: z
    .record(z.string().min(1).max(255), z.string().max(255).nullable())
    .refine((metadata) => Object.keys(metadata).length <= 10, 'expected at most 10 fields')
    .optional(),
});

export type ConnectionSettingsChange = z.output<typeof connectionSettingsChangeSchema>;

/** Read leniently: a newer version of this program may have written more. */
const storedSchema = z.object({
  is_domain_connection: z.boolean().default(false),
  metadata: z.record(z.string(), z.string()).optional(),
});

export const connectionSettingsOf = (row: ConnectionRow) => ({
  realms: realmsOf(row),
  ...storedSchema.parse(row.settings ?? {}),
});

/** What is stored after a change: what is left out stays, and null takes away. */
export function changedConnectionSettings(
  { settings }: Pick<ConnectionRow, 'settings'>,
  { metadata, ...change }: ConnectionSettingsChange,
): Record<string, unknown> {
  const after: Record<string, unknown> = { ...settings, ...present(change) };
  if (!metadata) return after;
  const kept = Object.entries(metadata).filter(([, value]) => value !== null);
  return present({ ...after, metadata: kept.length > 0 ? Object.fromEntries(kept) : undefined });
}

const present = (change: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

export async function changeConnectionSettings(
  tenantId: string,
  row: ConnectionRow,
  change: ConnectionSettingsChange,
): Promise<void> {
  if (Object.keys(present(change)).length === 0) return;
  const settings = changedConnectionSettings(row, change);
  await replaceConnectionSettings(tenantId, row.id, settings);
  await bumpSettingsVersion(tenantId);
}
