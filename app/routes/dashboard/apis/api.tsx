import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { ApiFrame } from '../../../ui/dashboard/apis/api-frame.tsx';
import { requireAdministrator } from '../administrator.ts';
import { readApi } from './read-api.ts';
import { tabTitle } from './tab-title.ts';

export const meta = tabTitle('Settings');

/** What every tab of an API shows a part of. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return readApi(await requireAdministrator(request, context), context.site, params.id ?? '');
}

export default function ApiOfTabs() {
  return <ApiFrame {...useLoaderData<typeof loader>()} />;
}
