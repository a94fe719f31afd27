import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { homeWords } from '../../../ui/dashboard/connections/connection.ts';
import type { Connection, Usage } from '../../../ui/dashboard/connections/connection.ts';
import { ConnectionsPage } from '../../../ui/dashboard/connections/connections-page.tsx';
import type { ListedConnection } from '../../../ui/dashboard/connections/connections-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import type { AtWork } from '../administrator.ts';
import { read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Database connections | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const found = await listConnections(at);
  return { connections: await Promise.all(found.map((connection) => listed(at, connection))) };
}

const AT_ONCE = 100;

async function listConnections(at: AtWork, page = 0): Promise<Connection[]> {
  const found = await read<Connection[]>(at, 'list_connections', {
    query: { page: String(page), per_page: String(AT_ONCE) },
  });
  return found.length < AT_ONCE ? found : [...found, ...(await listConnections(at, page + 1))];
}

async function listed(
  at: AtWork,
  { id, name, display_name, options, enabled_clients }: Connection,
): Promise<ListedConnection> {
  const { users } = await read<Usage>(at, 'get_connection_usage', { path: { id } });
  return {
    ...{ id, name, users },
    ...(display_name !== undefined && { display_name }),
    hasPasskeys: options.authentication_methods.passkey.enabled,
    home: homeWords(options),
    applications: enabled_clients.length,
  };
}

export default function Connections() {
  return <ConnectionsPage {...useLoaderData<typeof loader>()} />;
}
