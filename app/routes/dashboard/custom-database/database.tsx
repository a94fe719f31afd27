import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { DatabasePage } from '../../../ui/dashboard/custom-database/database-page.tsx';
import type { DatabasePageProps } from '../../../ui/dashboard/custom-database/database-page.tsx';
import type { Prerequisites } from '../../../ui/dashboard/custom-database/prerequisites-panel.tsx';
import type { ScriptState } from '../../../ui/dashboard/custom-database/script-state.ts';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';
import { configurationIn, readConfiguration, readConnection } from './connection.ts';

export const meta: MetaFunction = () => [{ title: 'Custom database | Latchkey' }];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { connection, home, change, sources } = await readConnection(at, params.id);
  const path = { id: connection.id };
  const configuration = await readConfiguration(at, connection.id);
  const wanted = configurationIn(sources.join('\n'));
  const view: DatabasePageProps = {
    ...{ connection, home, change, configuration },
    missing: wanted.filter((name) => !configuration.includes(name)),
    states: await read<ScriptState[]>(at, 'list_scripts', { path }),
    prerequisites: await read<Prerequisites>(at, 'list_passkey_prerequisites', { path }),
  };
  return view;
}

export default function CustomDatabase() {
  return <DatabasePage {...useLoaderData<typeof loader>()} />;
}
