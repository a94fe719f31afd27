import { findClient } from '#app/store/clients.ts';
import {
  countConnectionPasskeys,
  countConnectionUsers,
  listConnectionClients,
} from '#app/store/connections.ts';

import { getConnectionById } from './connections.ts';

export type ConnectionUsage = {
  users: number;
  /** Of those users. */
  passkeys: number;
  applications: { clientId: string; name: string }[];
};

/** What hangs on a connection, and would go with it or do without it. */
export async function connectionUsageOf(
  tenantId: string,
  connectionId: string,
): Promise<ConnectionUsage> {
  const { id } = await getConnectionById(tenantId, connectionId);
  const [users, passkeys, clientIds] = await Promise.all([
    countConnectionUsers(tenantId, id),
    countConnectionPasskeys(tenantId, id),
    listConnectionClients(tenantId, id),
  ]);
  const clients = await Promise.all(clientIds.map((clientId) => findClient(tenantId, clientId)));
  const applications = clients.flatMap((client) =>
    client ? [{ clientId: client.clientId, name: client.name }] : [],
  );
  return { users, passkeys, applications };
}
