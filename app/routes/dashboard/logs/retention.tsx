import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { RetentionPage } from '../../../ui/dashboard/logs/retention-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readVersioned } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Log retention | Latchkey' }];

type Settings = { log_retention_days?: number | null };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { answer, version } = await readVersioned<Settings>(at, 'get_tenant_settings');
  return { days: answer.log_retention_days ?? null, version };
}

export default function Retention() {
  return <RetentionPage {...useLoaderData<typeof loader>()} />;
}
