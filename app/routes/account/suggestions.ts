import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';

import { allowSuggestions } from '#app/flows/account/suggestions.ts';

import { accountUrl, requireAccount } from './account-requests.ts';

/** The form that posts here is on the account page. */
export const loader = () => redirect('/account', 303);

/** Takes back what the person said about being asked for a passkey. */
export async function action({ context }: ActionFunctionArgs) {
  await allowSuggestions(context, await requireAccount(context));
  return redirect(accountUrl('suggested'), 303);
}

/** Never shown, but without a page of its own a route answers people in JSON. */
export default function Suggestions() {
  return null;
}
