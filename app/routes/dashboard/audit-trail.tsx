import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { AuditTrailPage } from '../../ui/dashboard/audit-trail/audit-trail-page.tsx';
import { requireAdministrator } from './administrator.ts';

export const meta: MetaFunction = () => [{ title: 'Audit trail | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministrator(request, context);
  return null;
}

export default function AuditTrail() {
  useLoaderData<typeof loader>();
  return <AuditTrailPage />;
}
