import {
  countConnectionUsers,
  deleteConnection as removeConnection,
  listConnectionClients,
} from '#app/store/connections.ts';
import { listPublishedScripts } from '#app/store/script-versions.ts';
import { bumpSettingsVersion } from '#app/store/tenants.ts';

import { getConnection } from './named-connection.ts';

/** What went with a connection. */
export type DeletedConnection = {
  id: string;
  name: string;
  users: number;
  clientIds: string[];
  /** The names of those that were published. */
  scripts: string[];
};

/**
 * Deletes a connection with its scripts, its configuration and its users, and all that hangs on
 * those. In a database of the tenant's own nobody is deleted.
 */
export async function deleteConnection(tenantId: string, name: string): Promise<DeletedConnection> {
  const { id } = await getConnection(tenantId, name);
  const [users, clientIds, published] = await Promise.all([
    countConnectionUsers(tenantId, id),
    listConnectionClients(tenantId, id),
    listPublishedScripts(tenantId, id),
  ]);
  await removeConnection(tenantId, id);
  await bumpSettingsVersion(tenantId);
  return { id, name, users, clientIds, scripts: published.map(({ version }) => version.script) };
}
