import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { noteAutofillFailure, offerPasskey } from '#app/flows/login/passkey.ts';

import { findOpenVisit, jsonAnswer, leadTo, readJsonForm, refusedJson } from './json-requests.ts';

const form = z.object({
  state: z.string().max(200),
  rp_id: z.string().max(253).optional(),
  /** Name of the error that ended the request for autofill before this one. */
  failure: z
    .string()
    .regex(/^[A-Za-z]{1,40}$/)
    .optional(),
});

export const loader = leadTo('/login');

/** A fresh challenge for a page that is already open. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const found = await findOpenVisit(request, context, sent.form.state);
  if (!found.ok) return refusedJson(found);
  if (sent.form.failure) await noteAutofillFailure(context, found.visit, sent.form.failure);
  const offer = await offerPasskey(context, found.visit, sent.form.rp_id);
  return offer
    ? jsonAnswer({ options: offer.requestOptions })
    : refusedJson(refuse('passkey_disabled'));
}
