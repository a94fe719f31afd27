import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { beginEnrollment } from '#app/flows/enrollment/enroll.ts';
import { findOpenEnrollment } from '#app/flows/enrollment/pending-enrollment.ts';

import { findOpenVisit, jsonAnswer, leadTo, readJsonForm, refusedJson } from './json-requests.ts';

const form = z.object({ state: z.string().max(200) });

export const loader = leadTo('/login');

/** A fresh challenge for the passkey that is offered after a sign-in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const found = await findOpenVisit(request, context, sent.form.state);
  if (!found.ok) return refusedJson(found);
  const enrollment = await findOpenEnrollment(context, found.visit);
  if (!enrollment) return refusedJson(refuse('transaction_expired'));
  return jsonAnswer({ options: await beginEnrollment(context, found.visit, enrollment) });
}
