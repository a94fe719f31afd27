import { and, asc, count, eq, exists, inArray, ne, sql } from 'drizzle-orm';

import { atomically, db } from '#db';
import {
  connectionClients,
  connections,
  identities,
  passkeys,
  providerArtifacts,
  tickets,
  users,
} from '#db/schema/index.ts';

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

/** The connection in which a tenant's administrators live. It is in no list of the tenant's own. */
export const ADMINISTRATORS_CONNECTION = 'latchkey-administrators';

const isOwn = ne(connections.name, sql`${sql.raw(`'${ADMINISTRATORS_CONNECTION}'`)}`);

export const listConnections = (tenantId: string) =>
  db
    .select()
    .from(connections)
    .where(and(eq(connections.tenantId, tenantId), isOwn))
    .orderBy(asc(connections.createdAt), asc(connections.id));

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
    .where(and(eq(connections.tenantId, tenantId), eq(connections.name, name), isOwn));
  return row;
}

export async function findAdministratorsConnection(
  tenantId: string,
): Promise<ConnectionRow | undefined> {
  const [row] = await db
    .select()
    .from(connections)
    .where(
      and(eq(connections.tenantId, tenantId), eq(connections.name, ADMINISTRATORS_CONNECTION)),
    );
  return row;
}

/** Makes the administrators' connection, unless it is there. */
export async function insertAdministratorsConnection(
  tenantId: string,
  { id, options }: Pick<ConnectionRow, 'id' | 'options'>,
): Promise<void> {
  const now = new Date();
  await db
    .insert(connections)
    .values({
      ...{ id, tenantId, options, name: ADMINISTRATORS_CONNECTION, strategy: 'auth0' },
      ...{ displayName: null, createdAt: now, updatedAt: now },
    })
    .onConflictDoNothing();
}

export async function insertConnection(
  tenantId: string,
  connection: Pick<ConnectionRow, 'id' | 'name' | 'strategy' | 'displayName' | 'options'> &
    Partial<Pick<ConnectionRow, 'settings'>>,
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

export async function renameConnection(
  tenantId: string,
  connectionId: string,
  displayName: string | null,
): Promise<void> {
  await db
    .update(connections)
    .set({ displayName, updatedAt: new Date() })
    .where(and(eq(connections.tenantId, tenantId), eq(connections.id, connectionId)));
}

export async function replaceConnectionSettings(
  tenantId: string,
  connectionId: string,
  settings: Record<string, unknown>,
): Promise<void> {
  await db
    .update(connections)
    .set({ settings, updatedAt: new Date() })
    .where(and(eq(connections.tenantId, tenantId), eq(connections.id, connectionId)));
}

/** How many users a connection has. */
export async function countConnectionUsers(
  tenantId: string,
  connectionId: string,
): Promise<number> {
  const [counted] = await db
    .select({ users: count() })
    .from(identities)
    .where(isIdentityOf(tenantId, connectionId));
  return counted?.users ?? 0;
}

/** How many passkeys the users of a connection have. */
export async function countConnectionPasskeys(
  tenantId: string,
  connectionId: string,
): Promise<number> {
  const [counted] = await db
    .select({ passkeys: count() })
    .from(identities)
    .innerJoin(
      passkeys,
      and(eq(passkeys.tenantId, identities.tenantId), eq(passkeys.userId, identities.userId)),
    )
    .where(isIdentityOf(tenantId, connectionId));
  return counted?.passkeys ?? 0;
}

/**
 * Takes a connection away, with its scripts, its configuration and its users: their passkeys,
 * passwords and sessions go, and sign-ins that wait for an answer. Access tokens last until they
 * expire. All of it goes, or nothing.
 */
export async function deleteConnection(tenantId: string, connectionId: string): Promise<void> {
  const userIds = db
    .select({ userId: identities.userId })
    .from(identities)
    .where(isIdentityOf(tenantId, connectionId));
  await atomically((tx) => [
    tx.delete(tickets).where(and(eq(tickets.tenantId, tenantId), inArray(tickets.userId, userIds))),
    tx
      .delete(providerArtifacts)
      .where(
        and(
          eq(providerArtifacts.tenantId, tenantId),
          eq(providerArtifacts.model, sql`'Session'`),
          inArray(providerArtifacts.accountId, userIds),
        ),
      ),
    tx.delete(users).where(and(eq(users.tenantId, tenantId), inArray(users.id, userIds))),
    tx
      .delete(connections)
      .where(and(eq(connections.tenantId, tenantId), eq(connections.id, connectionId))),
  ]);
}

const isIdentityOf = (tenantId: string, connectionId: string) =>
  and(eq(identities.tenantId, tenantId), eq(identities.connectionId, connectionId));

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
