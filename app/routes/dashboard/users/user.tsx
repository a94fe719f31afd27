import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';

import { UserFrame } from '../../../ui/dashboard/users/user-frame.tsx';
import type { ShownUser } from '../../../ui/dashboard/users/shown-user.ts';
import { requireAdministrator } from '../administrator.ts';
import { read, readVersioned } from '../read.ts';

type ListedConnection = {
  options?: { enabledDatabaseCustomization?: boolean; import_mode?: boolean };
};

/** One user: who they are, above whatever part of theirs is looked at. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const path = { id: params.id ?? '' };
  const { answer: user, version } = await readVersioned<ShownUser>(at, 'get_user', { path });
  const name = user.identities[0]?.connection ?? '';
  const [connection] = await read<ListedConnection[]>(at, 'list_connections', { query: { name } });
  const { enabledDatabaseCustomization, import_mode } = connection?.options ?? {};
  // A database of the tenant's own that nobody moves out of says who its people are.
  return { user, version, livesElsewhere: enabledDatabaseCustomization === true && !import_mode };
}

export default function User() {
  const { user, version, livesElsewhere } = useLoaderData<typeof loader>();
  return (
    <UserFrame user={user}>
      <Outlet context={{ user, version, livesElsewhere }} />
    </UserFrame>
  );
}
