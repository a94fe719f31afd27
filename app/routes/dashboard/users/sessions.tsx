import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { useShownUser } from '../../../ui/dashboard/users/shown-user.ts';
import { UserSessions } from '../../../ui/dashboard/users/user-sessions.tsx';
import type { Refused, Session } from '../../../ui/dashboard/users/user-sessions.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';
import { applicationNames } from './application-names.ts';

export const meta: MetaFunction = () => [{ title: 'Sessions of a user | Latchkey' }];

type Answer = Omit<Session, 'applications'> & { clients: { client_id: string }[] };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const path = { id: params.id ?? '' };
  const [{ sessions }, blocks, nameOf] = await Promise.all([
    read<{ sessions: Answer[] }>(at, 'list_user_sessions', { path, query: { take: '100' } }),
    read<{ blocked_for: Refused[] }>(at, 'list_user_blocks', { path }),
    applicationNames(at),
  ]);
  return {
    sessions: sessions.map(({ clients, ...session }): Session => ({
      ...session,
      applications: clients.map(({ client_id }) => nameOf(client_id)),
    })),
    refused: blocks.blocked_for,
  };
}

export default function Sessions() {
  const { user } = useShownUser();
  return <UserSessions user={user} {...useLoaderData<typeof loader>()} />;
}
