import { and, asc, eq, sql } from 'drizzle-orm';

import { db } from '#db';
import { clientGrants, clients, resourceServers } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';
import { prepared } from './prepared.ts';

export type Client = Omit<typeof clients.$inferSelect, 'tenantId'>;
export type ResourceServer = typeof resourceServers.$inferSelect;

const findById = prepared(() =>
  db
    .select()
    .from(clients)
    .where(
      and(
        eq(clients.tenantId, sql.placeholder('tenantId')),
        eq(clients.clientId, sql.placeholder('clientId')),
      ),
    )
    .prepare(),
);

/** A client with its secret in the clear. */
export async function findClient(tenantId: string, clientId: string): Promise<Client | undefined> {
  const [row] = await findById().execute({ tenantId, clientId });
  return row && opened(row);
}

/** All clients of a tenant, without their secrets. */
export async function listClients(tenantId: string): Promise<Client[]> {
  const rows = await db
    .select()
    .from(clients)
    .where(eq(clients.tenantId, tenantId))
    .orderBy(asc(clients.createdAt));
  return rows.map((row) => ({ ...row, secret: null }));
}

export async function insertClient(
  tenantId: string,
  client: {
    clientId: string;
    name: string;
    secret: string | null;
    settings: Record<string, unknown>;
  },
): Promise<void> {
  const now = new Date();
  await db.insert(clients).values({
    ...client,
    tenantId,
    secret: client.secret === null ? null : sealed(tenantId, client.clientId, client.secret),
    createdAt: now,
    updatedAt: now,
  });
}

export async function updateClientSettings(
  tenantId: string,
  clientId: string,
  settings: Record<string, unknown>,
): Promise<boolean> {
  const changed = await db
    .update(clients)
    .set({ settings, updatedAt: new Date() })
    .where(and(eq(clients.tenantId, tenantId), eq(clients.clientId, clientId)))
    .returning({ clientId: clients.clientId });
  return changed.length > 0;
}

export async function findResourceServer(
  tenantId: string,
  identifier: string,
): Promise<ResourceServer | undefined> {
  const [row] = await db
    .select()
    .from(resourceServers)
    .where(and(eq(resourceServers.tenantId, tenantId), eq(resourceServers.identifier, identifier)));
  return row;
}

export const listResourceServers = (tenantId: string) =>
  db
    .select()
    .from(resourceServers)
    .where(eq(resourceServers.tenantId, tenantId))
    .orderBy(asc(resourceServers.createdAt));

export async function insertResourceServer(
  tenantId: string,
  api: Omit<ResourceServer, 'tenantId' | 'createdAt'>,
): Promise<void> {
  await db.insert(resourceServers).values({ ...api, tenantId, createdAt: new Date() });
}

/** The scopes that a client may have of an API by itself, or undefined where it may not call it. */
export async function findClientGrant(
  tenantId: string,
  clientId: string,
  audience: string,
): Promise<string[] | undefined> {
  const [row] = await db
    .select({ scopes: clientGrants.scopes })
    .from(clientGrants)
    .where(
      and(
        eq(clientGrants.tenantId, tenantId),
        eq(clientGrants.clientId, clientId),
        eq(clientGrants.audience, audience),
      ),
    );
  return row?.scopes;
}

export async function replaceClientGrant(
  tenantId: string,
  grant: { clientId: string; audience: string; scopes: string[] },
): Promise<void> {
  await db
    .insert(clientGrants)
    .values({ ...grant, tenantId, createdAt: new Date() })
    .onConflictDoUpdate({
      target: [clientGrants.tenantId, clientGrants.clientId, clientGrants.audience],
      set: { scopes: grant.scopes },
    });
}

const sealed = (tenantId: string, clientId: string, secret: string) =>
  encryptText('client-secret', `${tenantId}/${clientId}`, secret);

function opened({ tenantId, secret, ...row }: typeof clients.$inferSelect): Client {
  return {
    ...row,
    secret:
      secret === null ? null : decryptText('client-secret', `${tenantId}/${row.clientId}`, secret),
  };
}
