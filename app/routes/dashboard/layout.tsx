import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  Outlet,
  isRouteErrorResponse,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';

import { operationsOfRole } from '#app/management/operations/roles.ts';

import { DashboardShell } from '../../ui/dashboard/shell.tsx';
import { Problem } from '../../ui/dashboard/problem.tsx';
import { LAYOUT } from '../../ui/dashboard/signed.ts';
import type { Signed } from '../../ui/dashboard/signed.ts';
import stylesheet from '../../ui/dashboard/dashboard.css?url';
import { requireAdministrator } from './administrator.ts';

export const handle = { hydrate: true };

export const links = () => [{ rel: 'stylesheet', href: stylesheet }];

export const meta: MetaFunction = () => [{ title: 'Dashboard | Latchkey' }];

/** Who is signed in and what they may do: every page of the dashboard stands inside this one. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Signed> {
  const { administrator, account } = await requireAdministrator(request, context);
  const { role, userId } = administrator;
  return {
    name: administrator.name ?? account.identifier,
    email: account.identifier,
    ...{ role, userId },
    may: operationsOfRole(role),
    tenantName: context.site.tenant.displayName,
    origin: context.site.origin,
  };
}

export default function DashboardLayout() {
  return (
    <DashboardShell signed={useLoaderData<typeof loader>()}>
      <Outlet />
    </DashboardShell>
  );
}

/** A page that is not there, that a role may not see, or that failed: said inside the dashboard. */
export function ErrorBoundary() {
  const error = useRouteError();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const signed = useRouteLoaderData<Signed>(LAYOUT);
  const problem = <Problem status={status} />;
  return signed ? <DashboardShell signed={signed}>{problem}</DashboardShell> : problem;
}
