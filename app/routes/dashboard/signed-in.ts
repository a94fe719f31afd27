import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { arriveAtDashboard } from '#app/flows/dashboard/session.ts';
import { wantedPage } from '#app/flows/dashboard/visit.ts';
import { dashboardCookie } from '#app/tenancy/dashboard-cookie.ts';

import { refuseRequest } from '../hosted/requests.ts';

/** Where a visit of the dashboard comes back to: the session of the dashboard begins here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = await arriveAtDashboard(context);
  // Sent to sign in again, whoever is no administrator could go round for ever.
  if (token === undefined) return refuseRequest('sign_in_required');
  return redirect(wantedPage(new URL(request.url).searchParams.get('state')), {
    status: 303,
    headers: { 'Set-Cookie': dashboardCookie(context.site, token) },
  });
}

/** Never shown, but without a page of its own a route answers people in JSON. */
export default function SignedIn() {
  return null;
}
