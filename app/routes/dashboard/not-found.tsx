import type { LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';

import { requireAdministrator } from './administrator.ts';

/** An address of the dashboard that there is not. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireAdministrator(request, context);
  throw data({ code: 'not_found' }, { status: 404 });
}

export default function NotFound() {
  return null;
}
