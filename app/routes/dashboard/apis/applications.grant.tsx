import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { GrantTab } from '../../../ui/dashboard/apis/grant-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read, readVersioned } from '../read.ts';
import type { ClientGrant } from './read-grants.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('What an application may do');

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const asked = { path: { id: params.grant ?? '' } };
  const { answer, version } = await readVersioned<ClientGrant>(at, 'get_client_grant', asked);
  const { id, client_id: clientId, scope: scopes } = answer;
  const { name } = await read<{ name: string }>(at, 'get_client', { path: { id: clientId } });
  return { grant: { id, clientId, clientName: name, scopes }, version };
}

export default function Grant() {
  return <GrantTab {...useLoaderData<typeof loader>()} />;
}
