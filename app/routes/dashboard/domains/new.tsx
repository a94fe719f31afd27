import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { data } from '@remix-run/node';

import { NewDomainPage } from '../../../ui/dashboard/domains/new-domain-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { may } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'New domain | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  if (!may(at, 'create_custom_domain')) throw data(null, { status: 403 });
  return null;
}

export default function NewDomain() {
  return <NewDomainPage />;
}
