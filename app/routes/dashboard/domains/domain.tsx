import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { Domain, DomainSettings, Move, Usage } from '../../../ui/dashboard/domains/domain.ts';
import { DomainPage } from '../../../ui/dashboard/domains/domain-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import type { AtWork } from '../administrator.ts';
import { read, readVersioned } from '../read.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.domain.answer.domain ?? 'Domain'} | Latchkey` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const id = await idOf(at, params.id ?? '');
  const asked = { path: { id } };
  const domain = await readVersioned<Domain>(at, 'get_custom_domain', asked);
  const [settings, { move }, usage] = await Promise.all([
    readVersioned<DomainSettings>(at, 'get_custom_domain_settings', asked),
    read<{ move: Move | null }>(at, 'get_custom_domain_move', asked),
    read<Usage>(at, 'get_custom_domain_usage', asked),
  ]);
  return { domain, settings, move, usage };
}

/** A domain may be named by its host, too: that is what people know it by. */
async function idOf(at: AtWork, named: string): Promise<string> {
  const domains = await read<Domain[]>(at, 'list_custom_domains');
  return domains.find(({ domain }) => domain === named)?.custom_domain_id ?? named;
}

export default function OneDomain() {
  const page = useLoaderData<typeof loader>();
  return <DomainPage key={page.domain.answer.custom_domain_id} {...page} />;
}
