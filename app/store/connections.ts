import { and, asc, eq, exists } from 'drizzle-orm';

import { db } from '#db';
import { connectionClients, connections } from '#db/schema/index.ts';

import { prepared, textToJoin } from './prepared.ts';

export type ConnectionRow = typeof connections.$inferSelect;

const listOfClient = prepared(() =>
  db
    .select({ connection: connections })
    .from(connectionClients)
    .innerJoin(connections, eq(connections.id, connectionClients.connectionId))
    .where(
      and(
        eq(connections.tenantId, textToJoin('tenantId')),
        eq(connectionClients.clientId, textToJoin('clientId')),
      ),
    )
    .orderBy(asc(connections.createdAt))
    .prepare(),
);

/** The connections that an application may use, oldest first. */
export async function listConnectionsOfClient(
  tenantId: string,
  clientId: string,
): Promise<ConnectionRow[]> {
  const rows = await listOfClient().execute({ tenantId, clientId });
  return rows.map((row) => row.connection);
}

const listInUse = prepared(() =>
  db
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.tenantId, textToJoin('tenantId')),
        exists(
          db
            .select({ clientId: connectionClients.clientId })
            .from(connectionClients)
            .where(eq(connectionClients.connectionId, connections.id)),
        ),
      ),
    )
    .orderBy(asc(connections.createdAt))
    .prepare(),
);

/** The connections that at least one application may use, oldest first. */
export const listConnectionsInUse = async (tenantId: string): Promise<ConnectionRow[]> =>
  listInUse().execute({ tenantId });

export const listConnections = (tenantId: string) =>
  db
    .select()
    .from(connections)
    .where(eq(connections.tenantId, tenantId))
    .orderBy(asc(connections.createdAt));

export async function findConnection(
  tenantId: string,
  connectionId: string,
): Promise<ConnectionRow | undefined> {
  const [row] = await db
    .select()
    .from(connections)
    .where(and(eq(connections.tenantId, tenantId), eq(connections.id, connectionId)));
  return row;
}

export async function findConnectionByName(
  tenantId: string,
  name: string,
): Promise<ConnectionRow | undefined> {
  const [row] = await db
    .select()
    .from(connections)
    .where(and(eq(connections.tenantId, tenantId), eq(connections.name, name)));
  return row;
}

export async function insertConnection(
  tenantId: string,
  connection: Pick<ConnectionRow, 'id' | 'name' | 'strategy' | 'displayName' | 'options'>,
): Promise<void> {
  const now = new Date();
  await db.insert(connections).values({ ...connection, tenantId, createdAt: now, updatedAt: now });
}

export async function replaceConnectionOptions(
  tenantId: string,
  connectionId: string,
  options: Record<string, unknown>,
): Promise<boolean> {
  const changed = await db
    .update(connections)
    .set({ options, updatedAt: new Date() })
    .where(and(eq(connections.tenantId, tenantId), eq(connections.id, connectionId)))
    .returning({ id: connections.id });
  return changed.length > 0;
}

export async function enableConnectionForClient(
  tenantId: string,
  connectionId: string,
  clientId: string,
): Promise<void> {
  await db
    .insert(connectionClients)
    .values({ tenantId, connectionId, clientId })
    .onConflictDoNothing();
}

export async function disableConnectionForClient(
  tenantId: string,
  connectionId: string,
  clientId: string,
): Promise<void> {
  await db
    .delete(connectionClients)
    .where(
      and(
        eq(connectionClients.tenantId, tenantId),
        eq(connectionClients.connectionId, connectionId),
        eq(connectionClients.clientId, clientId),
      ),
    );
}

/** The applications that may use a connection. */
export async function listConnectionClients(
  tenantId: string,
  connectionId: string,
): Promise<string[]> {
  const rows = await db
    .select({ clientId: connectionClients.clientId })
    .from(connectionClients)
    .where(
      and(
        eq(connectionClients.tenantId, tenantId),
        eq(connectionClients.connectionId, connectionId),
      ),
    )
    .orderBy(asc(connectionClients.clientId));
  return rows.map(({ clientId }) => clientId);
}
