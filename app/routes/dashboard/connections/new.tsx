import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { NewConnectionPage } from '../../../ui/dashboard/connections/new-connection-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';
import { listApplications } from './applications-of-tenant.ts';

export const meta: MetaFunction = () => [{ title: 'Create connection | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'create_connection');
  return { clientIds: (await listApplications(at)).map(({ client_id }) => client_id) };
}

export default function NewConnection() {
  return <NewConnectionPage {...useLoaderData<typeof loader>()} />;
}
