import type { ActionFunctionArgs } from '@remix-run/node';

import { refuse } from '#app/errors.ts';
import { offerTest } from '#app/flows/account/test-passkey.ts';

import { jsonAnswer, leadTo, refusedJson } from '../hosted/json-requests.ts';
import { findSignedIn } from './account-requests.ts';

export const loader = leadTo('/account');

/** A fresh challenge for one passkey. */
export async function action({ params, context }: ActionFunctionArgs) {
  const found = await findSignedIn(context);
  if (!found.ok) return refusedJson(found);
  const test = await offerTest(context, found.account, params.id ?? '');
  return test
    ? jsonAnswer({ options: test.requestOptions })
    : refusedJson(refuse('passkey_not_found'));
}
