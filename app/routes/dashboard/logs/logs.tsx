import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { LogsPage } from '../../../ui/dashboard/logs/logs-page.tsx';
import type { LogsView } from '../../../ui/dashboard/logs/logs-page.tsx';
import type { LogType } from '../../../ui/dashboard/logs/logs.ts';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';
import { searchIn } from './asked-search.ts';
import { findEvents, pageIn } from './find-events.ts';

export const meta: MetaFunction = () => [{ title: 'Logs | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs): Promise<LogsView> {
  const at = await requireAdministrator(request, context);
  const params = new URL(request.url).searchParams;
  const types = await read<LogType[]>(at, 'list_log_types');
  const search = searchIn(params);
  const page = pageIn(params);
  return { search, page, types, ...(await findEvents(at, search, page)) };
}

export default function Logs() {
  return <LogsPage {...useLoaderData<typeof loader>()} />;
}
