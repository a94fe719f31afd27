import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';

import { NewApplicationPage } from '../../../ui/dashboard/applications/new-application-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Create an application | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'create_client');
  return null;
}

export default NewApplicationPage;
