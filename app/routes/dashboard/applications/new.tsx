import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';

import { NewApplicationPage } from '../../../ui/dashboard/applications/new-application-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { may } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Create an application | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  if (!may(at, 'create_client')) throw data({ code: 'insufficient_scope' }, { status: 403 });
  return null;
}

export default NewApplicationPage;
