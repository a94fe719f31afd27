import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { findAccount } from '#app/flows/account/account.ts';

import { refuseRequest } from '../hosted/requests.ts';

/**
 * Where a visit of the account page comes back to. Whoever is not signed in after all is told so:
 * sent to sign in again, they could go round for ever.
 */
export async function loader({ context }: LoaderFunctionArgs) {
  const found = await findAccount(context);
  return found.ok ? redirect('/account', 303) : refuseRequest('sign_in_required');
}

/** Never shown, but without a page of its own a route answers people in JSON. */
export default function SignedIn() {
  return null;
}
