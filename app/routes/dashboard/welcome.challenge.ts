import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { openInvitation } from '#app/flows/dashboard/invitation.ts';

import { jsonAnswer, readJsonForm, refusedJson } from '../hosted/json-requests.ts';

const form = z.object({ ticket: z.string().max(200) });

export const loader = () => redirect('/dashboard', 303);

/** A fresh challenge for the passkey of an invitation. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const opened = await openInvitation(context, sent.form.ticket);
  if (!opened.ok) return refusedJson(opened);
  return opened.step === 'passkey'
    ? jsonAnswer({ options: opened.creationOptions })
    : refusedJson(refuse('invalid_request'));
}
