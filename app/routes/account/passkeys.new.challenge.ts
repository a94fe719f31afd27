import type { ActionFunctionArgs } from '@remix-run/node';

import { offerNewPasskey } from '#app/flows/account/add-passkey.ts';

import { jsonAnswer, leadTo, refusedJson } from '../hosted/json-requests.ts';
import { findSignedIn } from './account-requests.ts';

export const loader = leadTo('/account');

/** A fresh challenge for one more passkey. */
export async function action({ context }: ActionFunctionArgs) {
  const found = await findSignedIn(context);
  if (!found.ok) return refusedJson(found);
  const offer = await offerNewPasskey(context, found.account);
  return offer.ok ? jsonAnswer({ options: offer.creationOptions }) : refusedJson(offer);
}
