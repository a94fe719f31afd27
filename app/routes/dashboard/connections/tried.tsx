import { data } from '@remix-run/node';
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';

import { TriedPage } from '../../../ui/dashboard/connections/tried-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { may } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'A connection tried | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  if (!may(at, 'update_connection')) throw data(null, { status: 403 });
  return null;
}

export default TriedPage;
