import type { Enablement } from '../../../ui/dashboard/applications/connections-tab.tsx';
import type { AtWork } from '../administrator.ts';
import { readAll } from '../read-all.ts';
import { may } from '../read.ts';

type Listed = { id: string; name: string; display_name?: string; enabled_clients: string[] };

/** The tenant's connections, and which of them an application may use; null where none may be seen. */
export async function findEnablements(at: AtWork, clientId: string): Promise<Enablement[] | null> {
  if (!may(at, 'list_connections')) return null;
  const connections = await readAll<Listed>(at, 'list_connections', 'connections');
  return connections.map(({ id, name, display_name: displayName = null, enabled_clients }) => ({
    ...{ id, name, displayName, isOn: enabled_clients.includes(clientId) },
  }));
}
