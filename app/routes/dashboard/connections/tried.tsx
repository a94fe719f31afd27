import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';

import { TriedPage } from '../../../ui/dashboard/connections/tried-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'A connection tried | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'update_connection');
  return null;
}

export default TriedPage;
