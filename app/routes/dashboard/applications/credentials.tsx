import type { LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';

import { CredentialsTab } from '../../../ui/dashboard/applications/credentials-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { may } from '../read.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Credentials');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  if (!may(at, 'read_client_secret')) throw data({ code: 'insufficient_scope' }, { status: 403 });
  return null;
}

export default CredentialsTab;
