import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { endDashboardSession } from '#app/flows/dashboard/session.ts';
import { dashboardCookie } from '#app/tenancy/dashboard-cookie.ts';

import { findAdministratorAtWork } from './administrator.ts';

export const loader = () => redirect('/dashboard', 303);

/** Ends the session of the dashboard, and leaves the one of applications as it is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const at = await findAdministratorAtWork(request, context);
  if (at) await endDashboardSession(context, at);
  return redirect('/dashboard/signed-out', {
    status: 303,
    headers: { 'Set-Cookie': dashboardCookie(context.site, null) },
  });
}
