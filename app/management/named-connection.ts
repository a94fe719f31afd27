import { findConnectionByName } from '#app/store/connections.ts';
import type { ConnectionRow } from '#app/store/connections.ts';

import { ManagementError } from './management-error.ts';

/** Refuses with `connection_not_found` where the tenant has none of this name. */
export async function getConnection(tenantId: string, name: string): Promise<ConnectionRow> {
  const connection = await findConnectionByName(tenantId, name);
  if (!connection) {
    throw new ManagementError('connection_not_found', `there is no connection named ${name}`);
  }
  return connection;
}
