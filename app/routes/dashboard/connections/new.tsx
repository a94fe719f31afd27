import { data } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { NewConnectionPage } from '../../../ui/dashboard/connections/new-connection-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { may } from '../read.ts';
import { listApplications } from './applications-of-tenant.ts';

export const meta: MetaFunction = () => [{ title: 'Create connection | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  if (!may(at, 'create_connection')) throw data(null, { status: 403 });
  return { clientIds: (await listApplications(at)).map(({ client_id }) => client_id) };
}

export default function NewConnection() {
  return <NewConnectionPage {...useLoaderData<typeof loader>()} />;
}
