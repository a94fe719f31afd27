import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { useShownUser } from '../../../ui/dashboard/users/shown-user.ts';
import { UserEvents } from '../../../ui/dashboard/users/user-events.tsx';
import type { UserEvent } from '../../../ui/dashboard/users/user-events.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Events of a user | Latchkey' }];

const PAGE_SIZE = 50;
/** As far as the API tells the log by pages. */
const LAST_PAGE = 20;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const asked = Number(new URL(request.url).searchParams.get('page') ?? 1);
  const page = Number.isInteger(asked) && asked >= 1 && asked <= LAST_PAGE ? asked : 1;
  const listed = (query: Record<string, string>) =>
    read<UserEvent[]>(at, 'list_user_logs', { path: { id: params.id ?? '' }, query });
  const events = await listed({ page: String(page - 1), per_page: String(PAGE_SIZE) });
  const mayHaveMore = events.length === PAGE_SIZE && page < LAST_PAGE;
  const next = mayHaveMore ? await listed({ page: String(page * PAGE_SIZE), per_page: '1' }) : [];
  return { events, page, hasMore: next.length > 0 };
}

export default function Events() {
  const { user } = useShownUser();
  return <UserEvents user={user} {...useLoaderData<typeof loader>()} />;
}
