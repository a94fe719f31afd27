import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { openRescue } from '#app/flows/rescue.ts';

import { jsonAnswer, leadTo, readJsonForm, refusedJson } from './json-requests.ts';

const form = z.object({ ticket: z.string().max(200) });

export const loader = leadTo('/login');

/** A fresh challenge for the passkey of a rescue link. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const opened = await openRescue(context, sent.form.ticket);
  if (!opened.ok) return refusedJson(opened);
  return opened.creationOptions
    ? jsonAnswer({ options: opened.creationOptions })
    : refusedJson(refuse('passkey_disabled'));
}
