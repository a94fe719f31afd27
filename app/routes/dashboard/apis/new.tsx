import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';

import { NewApiPage } from '../../../ui/dashboard/apis/new-api-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { may } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Create an API | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  if (!may(at, 'create_resource_server')) {
    throw data({ code: 'insufficient_scope' }, { status: 403 });
  }
  return null;
}

export default NewApiPage;
