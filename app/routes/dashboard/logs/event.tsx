import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { EventPage } from '../../../ui/dashboard/logs/event-page.tsx';
import type { LoggedEvent } from '../../../ui/dashboard/logs/logs.ts';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Event | Latchkey' }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  return { event: await read<LoggedEvent>(at, 'get_log', { path: { id: params.id ?? '' } }) };
}

export default function Event() {
  // What stands in its details nobody knows before.
  const { event } = useLoaderData<typeof loader>() as { event: LoggedEvent };
  return <EventPage event={event} />;
}
