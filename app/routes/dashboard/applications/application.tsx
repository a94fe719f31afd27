import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ApplicationFrame } from '../../../ui/dashboard/applications/application-frame.tsx';
import type { Application } from '../../../ui/dashboard/applications/application.ts';
import { requireAdministrator } from '../administrator.ts';
import { readVersioned } from '../read.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Settings');

/** What every tab of an application shows a part of. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const { answer, version } = await readVersioned<Application>(at, 'get_client', {
    path: { id: params.id ?? '' },
  });
  return { application: answer, version };
}

export default function ApplicationOfTabs() {
  return <ApplicationFrame {...useLoaderData<typeof loader>()} />;
}
