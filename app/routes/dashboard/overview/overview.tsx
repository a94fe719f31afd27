import type { LoaderFunctionArgs } from '@remix-run/node';

import { PageHead } from '../../../ui/dashboard/page-head.tsx';
import { requireAdministrator } from '../administrator.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministrator(request, context);
  return null;
}

export default function Overview() {
  return <PageHead title="Overview" />;
}
