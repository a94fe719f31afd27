import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { StreamsPage } from '../../../ui/dashboard/streams/streams-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';
import { streamOf } from './read-stream.ts';
import type { AnsweredStream } from './read-stream.ts';

export const meta: MetaFunction = () => [{ title: 'Log streams | Latchkey' }];

/** Lists do not tell of failures; there are ten streams at most, and each tells of its own. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const listed = await read<{ id: string }[]>(at, 'list_log_streams');
  const streams = await Promise.all(
    listed.map(({ id }) => read<AnsweredStream>(at, 'get_log_stream', { path: { id } })),
  );
  return { streams: streams.map(streamOf) };
}

export default function Streams() {
  return <StreamsPage {...useLoaderData<typeof loader>()} />;
}
