import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { LogType } from '../../../ui/dashboard/logs/logs.ts';
import { NewStreamPage } from '../../../ui/dashboard/streams/new-stream-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay, read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Create a log stream | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'create_log_stream');
  return { types: await read<LogType[]>(at, 'list_log_types') };
}

export default function NewStream() {
  return <NewStreamPage {...useLoaderData<typeof loader>()} />;
}
