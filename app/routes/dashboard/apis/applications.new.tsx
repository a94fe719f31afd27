import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { NewGrantTab } from '../../../ui/dashboard/apis/new-grant-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';
import { readApi } from './read-api.ts';
import { readCandidates } from './read-grants.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('A new application');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'create_client_grant');
  const { api } = await readApi(at, context.site, params.id ?? '');
  return { candidates: await readCandidates(at, api) };
}

export default function NewGrant() {
  return <NewGrantTab {...useLoaderData<typeof loader>()} />;
}
