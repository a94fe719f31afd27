import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';

import { NewApiPage } from '../../../ui/dashboard/apis/new-api-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Create an API | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'create_resource_server');
  return null;
}

export default NewApiPage;
