import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { Usage } from '../../../ui/dashboard/connections/connection.ts';
import { SettingsPage } from '../../../ui/dashboard/connections/settings-page.tsx';
import { read } from '../read.ts';
import { readConnection } from './read-connection.ts';

export const meta: MetaFunction = () => [{ title: 'Connection settings | Latchkey' }];

export async function loader(args: LoaderFunctionArgs) {
  const { at, path, connection, version } = await readConnection(args);
  return { connection, version, usage: await read<Usage>(at, 'get_connection_usage', { path }) };
}

export default function ConnectionSettings() {
  return <SettingsPage {...useLoaderData<typeof loader>()} />;
}
