import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ask } from '#app/management/operations/ask.ts';
import { ApiRefusal } from '#app/management/operations/refusal.ts';

import { LAST_PAGE, PAGE_SIZE, questionOf, viewIn } from '../../../ui/dashboard/users/list-view.ts';
import type { ListView } from '../../../ui/dashboard/users/list-view.ts';
import { UsersPage } from '../../../ui/dashboard/users/users-page.tsx';
import type { ListedUser } from '../../../ui/dashboard/users/users-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import type { AtWork } from '../administrator.ts';
import { read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Users | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const view = viewIn(new URL(request.url).searchParams);
  const [connections, found] = await Promise.all([
    read<{ name: string }[]>(at, 'list_connections', { query: { per_page: '100' } }),
    findUsers(at, view),
  ]);
  return { view, connections: connections.map(({ name }) => name), ...found };
}

async function findUsers(at: AtWork, view: ListView) {
  try {
    const users = await askForUsers(at, questionOf(view));
    const hasMore = users.length === PAGE_SIZE && (await isAnybodyAfter(at, view));
    return { users, hasMore, fault: null };
  } catch (error) {
    if (!(error instanceof ApiRefusal) || error.code !== 'invalid_query_string') throw error;
    return { users: [], hasMore: false, fault: error.message };
  }
}

async function askForUsers({ act }: AtWork, query: Record<string, string>): Promise<ListedUser[]> {
  const { body } = await ask(act, { operation: 'list_users', query });
  return body as ListedUser[];
}

/** Nobody is counted: the next page has somebody, or there is none. */
async function isAnybodyAfter(at: AtWork, view: ListView): Promise<boolean> {
  if (view.page === LAST_PAGE) return true;
  const next = { page: String(view.page * PAGE_SIZE), per_page: '1' };
  return (await askForUsers(at, { ...questionOf(view), ...next })).length > 0;
}

export default function Users() {
  return <UsersPage {...useLoaderData<typeof loader>()} />;
}
