import type { LoaderFunctionArgs } from '@remix-run/node';

import type { Connection } from '../../../ui/dashboard/connections/connection.ts';
import { requireAdministrator } from '../administrator.ts';
import { readVersioned } from '../read.ts';

/** The connection of the address, for the pages about one. */
export async function readConnection({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const path = { id: params.id ?? '' };
  const { answer, version } = await readVersioned<Connection>(at, 'get_connection', { path });
  return { at, path, connection: answer, version };
}
