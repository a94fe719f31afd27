import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { NewUserPage } from '../../../ui/dashboard/users/new-user-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay, read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Create a user | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'create_user');
  const connections = await read<{ name: string }[]>(at, 'list_connections', {
    query: { per_page: '100' },
  });
  return { connections: connections.map(({ name }) => name) };
}

export default function NewUser() {
  return <NewUserPage {...useLoaderData<typeof loader>()} />;
}
