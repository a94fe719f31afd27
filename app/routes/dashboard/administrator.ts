/** Whose dashboard it is: what every route of it begins with. */
import type { AppLoadContext } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';

import { dashboardVisit } from '#app/flows/dashboard/visit.ts';
import { findSignedIn } from '#app/flows/dashboard/session.ts';
import type { SignedIn } from '#app/flows/dashboard/session.ts';
import { actOf } from '#app/management/operations/act-of-administrator.ts';
import type { AdministratorAct } from '#app/management/operations/act-of-administrator.ts';
import { dashboardToken } from '#app/tenancy/dashboard-cookie.ts';

/** Who is signed in, and what operations are asked with on their behalf. */
export type AtWork = SignedIn & { act: AdministratorAct };

/** The administrator of a request; anybody else is sent to sign in and comes back to this page. */
export async function requireAdministrator(
  request: Request,
  context: AppLoadContext,
): Promise<AtWork> {
  const found = await findAdministratorAtWork(request, context);
  if (found) return found;
  // Of a request that changes something, nothing could be done again after the sign-in.
  if (request.method !== 'GET') throw data({ code: 'sign_in_required' }, { status: 401 });
  throw redirect(dashboardVisit(context, new URL(request.url)), 303);
}

export async function findAdministratorAtWork(
  request: Request,
  context: AppLoadContext,
): Promise<AtWork | undefined> {
  const token = dashboardToken(context.site, request.headers.get('cookie'));
  const signedIn = await findSignedIn(context, token);
  return signedIn && { ...signedIn, act: actOf(context.site, signedIn.administrator) };
}
