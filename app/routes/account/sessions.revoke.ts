import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { z } from 'zod';

import { revokeSessions } from '#app/flows/account/sessions.ts';

import { readForm, refuseRequest } from '../hosted/requests.ts';
import { accountUrl, requireAccount } from './account-requests.ts';

/** The form that posts here is on the account page. */
export const loader = () => redirect('/account', 303);

const form = z.object({ session: z.string().max(100) });

/** Ends one of the person's own sessions, or all but this one. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { session } = await readForm(request, context, form);
  const account = await requireAccount(context);
  const which = session === 'others' ? session : { id: session };
  const revoked = await revokeSessions(context, account, which);
  return revoked.ok ? redirect(accountUrl('revoked'), 303) : refuseRequest(revoked.code);
}

/** Never shown, but without a page of its own a route answers people in JSON. */
export default function RevokeSessions() {
  return null;
}
