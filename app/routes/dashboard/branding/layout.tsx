import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, isRouteErrorResponse, useRouteError } from '@remix-run/react';

import { BrandingHead } from '../../../ui/dashboard/branding/branding-head.tsx';
import { Problem } from '../../../ui/dashboard/problem.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await read(await requireAdministrator(request, context), 'get_branding');
  return null;
}

export default function BrandingLayout() {
  return (
    <>
      <BrandingHead />
      <Outlet />
    </>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <Problem status={isRouteErrorResponse(error) ? error.status : 500} />;
}
