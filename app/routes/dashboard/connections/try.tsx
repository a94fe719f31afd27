import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { TryPage } from '../../../ui/dashboard/connections/try-page.tsx';
import { requireMay } from '../read.ts';
import { readConnection } from './read-connection.ts';

export const meta: MetaFunction = () => [{ title: 'Try a connection | Latchkey' }];

export async function loader(args: LoaderFunctionArgs) {
  const { at, connection } = await readConnection(args);
  requireMay(at, 'update_connection');
  return { connection };
}

export default function TryConnection() {
  return <TryPage {...useLoaderData<typeof loader>()} />;
}
