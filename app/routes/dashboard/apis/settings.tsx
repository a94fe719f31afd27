import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ApiSettingsTab } from '../../../ui/dashboard/apis/api-settings-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readApi } from './read-api.ts';
import { readGrants } from './read-grants.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Settings');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { api } = await readApi(at, context.site, params.id ?? '');
  return { grants: (await readGrants(at, api)).length };
}

export default function Settings() {
  return <ApiSettingsTab {...useLoaderData<typeof loader>()} />;
}
