import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { offerPasskey } from '#app/flows/account/confirm.ts';
import { purposeOf } from '#app/flows/account/purpose.ts';

import { jsonAnswer, leadTo, readJsonForm, refusedJson } from '../hosted/json-requests.ts';
import { findSignedIn } from './account-requests.ts';

const form = z.object({ for: z.string().max(200), rp_id: z.string().max(253).optional() });

export const loader = leadTo('/account');

/** A fresh challenge for the passkey that confirms. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const found = await findSignedIn(context);
  if (!found.ok) return refusedJson(found);
  const purpose = purposeOf(sent.form.for);
  if (!purpose) return refusedJson(refuse('invalid_request'));
  const offer = await offerPasskey(context, found.account, purpose, sent.form.rp_id);
  return offer
    ? jsonAnswer({ options: offer.requestOptions })
    : refusedJson(refuse('passkey_disabled'));
}
