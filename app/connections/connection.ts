/** The connection that a visit signs in to. */
import { listConnectionsOpenTo } from '#app/oidc/account-client.ts';
import type { ConnectionRow } from '#app/store/connections.ts';
import { findConnection } from '#app/store/connections.ts';

import { parseConnectionOptions } from './options.ts';
import type { ConnectionOptions } from './options.ts';
import { realmsOf } from './realms.ts';

export type Connection = Pick<ConnectionRow, 'id' | 'name'> & { options: ConnectionOptions };

export type OpenConnection = Connection & { realms: string[] };

/**
 * The connection of an application: the one that the request names, otherwise its oldest. It is
 * asked for at every step, so one that was switched off meanwhile signs nobody in.
 */
export async function findConnectionOfClient(
  tenantId: string,
  clientId: string,
  requestedName: string | undefined,
): Promise<Connection | undefined> {
  const rows = await listConnectionsOpenTo(tenantId, clientId);
  const row = requestedName ? rows.find(({ name }) => name === requestedName) : rows[0];
  return row && opened(row);
}

/** Every connection of an application, oldest first. */
export async function listOpenConnections(
  tenantId: string,
  clientId: string,
): Promise<OpenConnection[]> {
  const rows = await listConnectionsOpenTo(tenantId, clientId);
  return rows.map((row) => ({ ...opened(row), realms: realmsOf(row) }));
}

export async function findConnectionById(
  tenantId: string,
  connectionId: string,
): Promise<Connection | undefined> {
  const row = await findConnection(tenantId, connectionId);
  return row && opened(row);
}

const opened = ({ id, name, options }: ConnectionRow): Connection => ({
  id,
  name,
  options: parseConnectionOptions(options),
});
