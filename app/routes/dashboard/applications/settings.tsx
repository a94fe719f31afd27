import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { SettingsTab } from '../../../ui/dashboard/applications/settings-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { findEnablements } from './enablements.ts';
import { findGrants } from './grants.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Settings');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const id = params.id ?? '';
  const [connections, grants] = await Promise.all([findEnablements(at, id), findGrants(at, id)]);
  return {
    usage: {
      connections: connections && connections.filter(({ isOn }) => isOn).length,
      grants: grants && grants.length,
    },
  };
}

export default function Settings() {
  return <SettingsTab {...useLoaderData<typeof loader>()} />;
}
