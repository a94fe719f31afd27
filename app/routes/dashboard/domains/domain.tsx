import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import type { Domain, DomainSettings, Move, Usage } from '../../../ui/dashboard/domains/domain.ts';
import { DomainPage } from '../../../ui/dashboard/domains/domain-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read, readVersioned } from '../read.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.domain.answer.domain ?? 'Domain'} | Latchkey` },
];

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const asked = { path: { id: params.id ?? '' } };
  const domain = await readVersioned<Domain>(at, 'get_custom_domain', asked);
  const [settings, { move }, usage] = await Promise.all([
    readVersioned<DomainSettings>(at, 'get_custom_domain_settings', asked),
    read<{ move: Move | null }>(at, 'get_custom_domain_move', asked),
    read<Usage>(at, 'get_custom_domain_usage', asked),
  ]);
  return { domain, settings, move, usage };
}

export default function OneDomain() {
  const page = useLoaderData<typeof loader>();
  return <DomainPage key={page.domain.answer.custom_domain_id} {...page} />;
}
