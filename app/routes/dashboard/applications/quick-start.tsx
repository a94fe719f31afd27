import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { QuickStartTab } from '../../../ui/dashboard/applications/quick-start-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { findEnablements } from './enablements.ts';
import { findGrants } from './grants.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Quick start');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const id = params.id ?? '';
  const [connections, grants] = await Promise.all([findEnablements(at, id), findGrants(at, id)]);
  return {
    readiness: {
      connections: connections && connections.filter(({ isOn }) => isOn).length,
      audiences: (grants ?? []).map(({ audience }) => audience),
    },
  };
}

export default function QuickStart() {
  return <QuickStartTab {...useLoaderData<typeof loader>()} />;
}
