import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';

import { NewDomainPage } from '../../../ui/dashboard/domains/new-domain-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'New domain | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'create_custom_domain');
  return null;
}

export default function NewDomain() {
  return <NewDomainPage />;
}
