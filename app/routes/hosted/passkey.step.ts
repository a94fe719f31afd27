import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { noteCeremonyStep } from '#app/flows/ceremony-steps.ts';

import { ceremonyStepForm } from './ceremony-step-form.ts';
import { leadTo, readJsonForm, refusedJson } from './json-requests.ts';

const form = ceremonyStepForm.extend({
  step: z.enum(['offered', 'started', 'failed']),
  state: z.string().max(200).optional(),
  ticket: z.string().max(200).optional(),
});

export const loader = leadTo('/login');

/** Takes what a page tells of a ceremony that is under way in its browser. */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const isSignUp = new URL(request.url).searchParams.get('at') === 'signup';
  await noteCeremonyStep(context, { ...sent.form, isSignUp });
  return new Response(null, { status: 204 });
}
