import type { ActionFunctionArgs } from '@remix-run/node';

import { noteAccountStep } from '#app/flows/account/ceremony-steps.ts';

import { ceremonyStepForm } from '../hosted/ceremony-step-form.ts';
import { leadTo, readJsonForm, refusedJson } from '../hosted/json-requests.ts';
import { findSignedIn } from './account-requests.ts';

export const loader = leadTo('/account');

/** Takes what a page tells of a ceremony that is under way in its browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, ceremonyStepForm);
  if (!sent.ok) return refusedJson(sent);
  const found = await findSignedIn(context);
  if (!found.ok) return refusedJson(found);
  await noteAccountStep(context, found.account, sent.form);
  return new Response(null, { status: 204 });
}
