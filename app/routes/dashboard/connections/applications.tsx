import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ApplicationsPage } from '../../../ui/dashboard/connections/applications-page.tsx';
import { listApplications } from './applications-of-tenant.ts';
import { readConnection } from './read-connection.ts';

export const meta: MetaFunction = () => [{ title: 'Applications of a connection | Latchkey' }];

export async function loader(args: LoaderFunctionArgs) {
  const { at, connection, version } = await readConnection(args);
  return { connection, version, applications: await listApplications(at) };
}

export default function ConnectionApplications() {
  return <ApplicationsPage {...useLoaderData<typeof loader>()} />;
}
