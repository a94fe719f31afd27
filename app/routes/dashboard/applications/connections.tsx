import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ConnectionsTab } from '../../../ui/dashboard/applications/connections-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { findEnablements } from './enablements.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Connections');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  return { connections: (await findEnablements(at, params.id ?? '')) ?? [] };
}

export default function Connections() {
  return <ConnectionsTab {...useLoaderData<typeof loader>()} />;
}
