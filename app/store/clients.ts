import { and, asc, eq, sql } from 'drizzle-orm';

import { newId } from '#app/ids.ts';
import { atomically, db } from '#db';
import { clientGrants, clients, resourceServers, tenants } from '#db/schema/index.ts';

import { decryptText, encryptText } from './encryption.ts';
import { prepared } from './prepared.ts';

export type Client = Omit<typeof clients.$inferSelect, 'tenantId'>;
export type ResourceServer = typeof resourceServers.$inferSelect;
export type NewResourceServer = Omit<ResourceServer, 'tenantId' | 'createdAt' | 'settings'> &
  Partial<Pick<ResourceServer, 'settings'>>;

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
    .orderBy(asc(clients.createdAt), asc(clients.clientId));
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

/** False where the tenant has no such client. */
export async function updateClient(
  tenantId: string,
  clientId: string,
  { secret, ...change }: { name?: string; settings?: Record<string, unknown>; secret?: string },
): Promise<boolean> {
  const changed = await db
    .update(clients)
    .set({
      ...change,
      ...(secret !== undefined && { secret: sealed(tenantId, clientId, secret) }),
      updatedAt: new Date(),
    })
    .where(and(eq(clients.tenantId, tenantId), eq(clients.clientId, clientId)))
    .returning({ clientId: clients.clientId });
  return changed.length > 0;
}

/** Takes a client away, with its grants and what it may use; no tenant leads people to it any more. */
export async function deleteClient(tenantId: string, clientId: string): Promise<void> {
  await atomically((tx) => [
    tx
      .update(tenants)
      .set({ defaultClientId: null })
      .where(and(eq(tenants.id, tenantId), eq(tenants.defaultClientId, clientId))),
    tx.delete(clients).where(and(eq(clients.tenantId, tenantId), eq(clients.clientId, clientId))),
  ]);
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
  api: NewResourceServer,
): Promise<void> {
  await db.insert(resourceServers).values({ ...api, tenantId, createdAt: new Date() });
}

export async function findResourceServerById(
  tenantId: string,
  id: string,
): Promise<ResourceServer | undefined> {
  const [row] = await db
    .select()
    .from(resourceServers)
    .where(and(eq(resourceServers.tenantId, tenantId), eq(resourceServers.id, id)));
  return row;
}

/** False where the tenant has no such API. */
export async function updateResourceServer(
  tenantId: string,
  id: string,
  change: Partial<Omit<NewResourceServer, 'id' | 'identifier'>>,
): Promise<boolean> {
  const changed = await db
    .update(resourceServers)
    .set(change)
    .where(and(eq(resourceServers.tenantId, tenantId), eq(resourceServers.id, id)))
    .returning({ id: resourceServers.id });
  return changed.length > 0;
}

/** Takes an API away, with what clients were granted of it. */
export async function deleteResourceServer(
  tenantId: string,
  { id, identifier }: Pick<ResourceServer, 'id' | 'identifier'>,
): Promise<void> {
  await atomically((tx) => [
    tx
      .delete(clientGrants)
      .where(and(eq(clientGrants.tenantId, tenantId), eq(clientGrants.audience, identifier))),
    tx
      .delete(resourceServers)
      .where(and(eq(resourceServers.tenantId, tenantId), eq(resourceServers.id, id))),
  ]);
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

export type ClientGrant = Omit<typeof clientGrants.$inferSelect, 'tenantId' | 'createdAt'>;

const grantColumns = {
  id: clientGrants.id,
  clientId: clientGrants.clientId,
  audience: clientGrants.audience,
  scopes: clientGrants.scopes,
};

/** What clients were granted, oldest first; of one client or one API where it is named. */
export const listClientGrants = (
  tenantId: string,
  { clientId, audience }: { clientId?: string | undefined; audience?: string | undefined } = {},
): Promise<ClientGrant[]> =>
  db
    .select(grantColumns)
    .from(clientGrants)
    .where(
      and(
        eq(clientGrants.tenantId, tenantId),
        clientId === undefined ? undefined : eq(clientGrants.clientId, clientId),
        audience === undefined ? undefined : eq(clientGrants.audience, audience),
      ),
    )
    .orderBy(asc(clientGrants.createdAt), asc(clientGrants.id))
    .execute();

export async function findClientGrantById(
  tenantId: string,
  id: string,
): Promise<ClientGrant | undefined> {
  const [row] = await db
    .select(grantColumns)
    .from(clientGrants)
    .where(and(eq(clientGrants.tenantId, tenantId), eq(clientGrants.id, id)));
  return row;
}

/** False where the client has a grant of this API already. */
export async function insertClientGrant(tenantId: string, grant: ClientGrant): Promise<boolean> {
  const inserted = await db
    .insert(clientGrants)
    .values({ ...grant, tenantId, createdAt: new Date() })
    .onConflictDoNothing()
    .returning({ id: clientGrants.id });
  return inserted.length > 0;
}

/** False where the tenant has no such grant. */
export async function updateClientGrant(
  tenantId: string,
  id: string,
  scopes: string[],
): Promise<boolean> {
  const changed = await db
    .update(clientGrants)
    .set({ scopes })
    .where(and(eq(clientGrants.tenantId, tenantId), eq(clientGrants.id, id)))
    .returning({ id: clientGrants.id });
  return changed.length > 0;
}

export async function deleteClientGrant(tenantId: string, id: string): Promise<boolean> {
  const deleted = await db
    .delete(clientGrants)
    .where(and(eq(clientGrants.tenantId, tenantId), eq(clientGrants.id, id)))
    .returning({ id: clientGrants.id });
  return deleted.length > 0;
}

export async function replaceClientGrant(
  tenantId: string,
  grant: { clientId: string; audience: string; scopes: string[] },
): Promise<void> {
  await db
    .insert(clientGrants)
    .values({ ...grant, id: newId('cgr'), tenantId, createdAt: new Date() })
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
