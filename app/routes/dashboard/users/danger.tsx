import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { UserDanger } from '../../../ui/dashboard/users/user-danger.tsx';
import { useShownUser } from '../../../ui/dashboard/users/shown-user.ts';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Block or delete a user | Latchkey' }];

/** What would go with a user. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const path = { id: params.id ?? '' };
  const [passkeys, { sessions }] = await Promise.all([
    read<object[]>(at, 'list_authentication_methods', { path }),
    read<{ sessions: object[] }>(at, 'list_user_sessions', { path }),
  ]);
  return { passkeys: passkeys.length, sessions: sessions.length };
}

export default function Danger() {
  return <UserDanger {...useShownUser()} {...useLoaderData<typeof loader>()} />;
}
