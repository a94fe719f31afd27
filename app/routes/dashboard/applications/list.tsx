import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ApplicationsPage } from '../../../ui/dashboard/applications/applications-page.tsx';
import type { ListedApplication } from '../../../ui/dashboard/applications/applications-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay, read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Applications | Latchkey' }];

const SIZE = 50;

type Listed = { clients: ListedApplication[]; total: number };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  // Support may read the names for the pages about users, and has no business here.
  requireMay(at, 'get_client');
  const wanted = Number(new URL(request.url).searchParams.get('page'));
  const number = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 0;
  const { clients, total } = await read<Listed>(at, 'list_clients', {
    query: { page: String(number), per_page: String(SIZE), include_totals: 'true' },
  });
  const applications = clients.map(({ client_id, name, app_type }) => ({
    ...{ client_id, name, app_type },
  }));
  return { applications, page: { number, size: SIZE, total } };
}

export default function Applications() {
  return <ApplicationsPage {...useLoaderData<typeof loader>()} />;
}
