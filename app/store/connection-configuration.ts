/** What the scripts of a connection are told: names, and values that are secrets. */
import { and, eq } from 'drizzle-orm';

import { db } from '#db';
import { connections } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';

export type Configuration = Readonly<Record<string, string>>;

/** Empty where there is none. */
export async function findConfiguration(
  tenantId: string,
  connectionId: string,
): Promise<Configuration> {
  const [row] = await db
    .select({ sealed: connections.configuration })
    .from(connections)
    .where(isConnection(tenantId, connectionId));
  if (!row?.sealed) return {};
  const plain = decryptText(purpose, ownerOf(tenantId, connectionId), row.sealed);
  return JSON.parse(plain) as Configuration;
}

/** False where the tenant has no such connection. */
export async function replaceConfiguration(
  tenantId: string,
  connectionId: string,
  configuration: Configuration,
): Promise<boolean> {
  const plain = JSON.stringify(configuration);
  const changed = await db
    .update(connections)
    .set({
      configuration: encryptText(purpose, ownerOf(tenantId, connectionId), plain),
      updatedAt: new Date(),
    })
    .where(isConnection(tenantId, connectionId))
    .returning({ id: connections.id });
  return changed.length > 0;
}

const purpose = 'connection-configuration';

const ownerOf = (tenantId: string, connectionId: string) => `${tenantId}/${connectionId}`;

const isConnection = (tenantId: string, connectionId: string) =>
  and(eq(connections.tenantId, tenantId), eq(connections.id, connectionId));
