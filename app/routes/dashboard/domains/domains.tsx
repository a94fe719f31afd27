import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { Domain, Move } from '../../../ui/dashboard/domains/domain.ts';
import { DomainsPage } from '../../../ui/dashboard/domains/domains-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Domains | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const domains = await read<Domain[]>(at, 'list_custom_domains');
  const rows = domains.map(async (domain) => {
    const path = { id: domain.custom_domain_id };
    return {
      ...domain,
      ...(await read<{ move: Move | null }>(at, 'get_custom_domain_move', { path })),
    };
  });
  return { domains: await Promise.all(rows) };
}

export default function Domains() {
  return <DomainsPage {...useLoaderData<typeof loader>()} />;
}
