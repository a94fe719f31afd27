import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { offerNewPasskey } from '#app/flows/signup/sign-up.ts';

import { findOpenVisit, jsonAnswer, leadTo, readJsonForm, refusedJson } from './json-requests.ts';

const form = z.object({ state: z.string().max(200) });

export const loader = leadTo('/login');

/** A fresh challenge for creating the account's passkey. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const found = await findOpenVisit(request, context, sent.form.state);
  if (!found.ok) return refusedJson(found);
  const options = await offerNewPasskey(context, found.visit);
  return options ? jsonAnswer({ options }) : refusedJson(refuse('passkey_disabled'));
}
