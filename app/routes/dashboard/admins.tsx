import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { AdminsPage } from '../../ui/dashboard/admins/admins-page.tsx';
import type { Admin } from '../../ui/dashboard/admins/admins-page.tsx';
import { requireAdministrator } from './administrator.ts';
import { read } from './read.ts';

export const meta: MetaFunction = () => [{ title: 'Admins | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  return { admins: await read<Admin[]>(at, 'list_administrators') };
}

export default function Admins() {
  return <AdminsPage {...useLoaderData<typeof loader>()} />;
}
