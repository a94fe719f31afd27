import type { LoaderFunctionArgs } from '@remix-run/node';

import { CredentialsTab } from '../../../ui/dashboard/applications/credentials-tab.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Credentials');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'read_client_secret');
  return null;
}

export default CredentialsTab;
