import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { LogType } from '../../../ui/dashboard/logs/logs.ts';
import { StreamPage } from '../../../ui/dashboard/streams/stream-page.tsx';
import type { StreamView } from '../../../ui/dashboard/streams/streams.ts';
import { requireAdministrator } from '../administrator.ts';
import { read, readVersioned } from '../read.ts';
import { streamOf } from './read-stream.ts';
import type { AnsweredStream } from './read-stream.ts';

export const meta: MetaFunction = () => [{ title: 'Log stream | Latchkey' }];

export async function loader({
  request,
  params,
  context,
}: LoaderFunctionArgs): Promise<StreamView> {
  const at = await requireAdministrator(request, context);
  const path = { id: params.id ?? '' };
  const [{ answer, version }, types] = await Promise.all([
    readVersioned<AnsweredStream>(at, 'get_log_stream', { path }),
    read<LogType[]>(at, 'list_log_types'),
  ]);
  return { stream: streamOf(answer), version, types };
}

export default function Stream() {
  return <StreamPage {...useLoaderData<typeof loader>()} />;
}
