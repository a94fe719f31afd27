import type { AtWork } from '../administrator.ts';
import { read } from '../read.ts';

/** How applications are called; one that is not known any more is called by its id. */
export async function applicationNames(at: AtWork): Promise<(clientId: string) => string> {
  const clients = await read<{ client_id: string; name: string }[]>(at, 'list_clients', {
    query: { fields: 'client_id,name', per_page: '100' },
  });
  const names = new Map(clients.map(({ client_id, name }) => [client_id, name]));
  return (clientId) => names.get(clientId) ?? clientId;
}
