import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { findDeadPasskey } from '#app/flows/dead-passkey.ts';
import {
  beginEnrollment,
  declineEnrollment,
  enrollWithPasskey,
} from '#app/flows/enrollment/enroll.ts';
import { passkeySignals } from '#app/flows/passkey-signals.ts';

import { EnrollPage } from '../../ui/hosted/enroll-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { requireEnrollment, wayOn } from './enrollment-requests.ts';
import { readForm, refused, requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('enroll.title');

const titles = {
  progressive: 'enroll.title',
  local: 'enroll_local.title',
  renewal: 'enroll_renewal.title',
} as const;

/** The offer of a passkey after a sign-in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const state = stateOf(request) ?? context.visitState;
  const visit = await requireVisit(request, context, state);
  const enrollment = await requireEnrollment(context, visit);
  if (enrollment.passkeyId) throw redirect(pageUrl('/passkey/enrolled', visit.uid), 303);
  // A silent attempt that is asked about after all is asked like a first passkey.
  const kind = enrollment.kind === 'automatic' ? 'progressive' : enrollment.kind;
  return {
    ...visitPage(visit),
    kind,
    titleKey: titles[kind],
    rpId: context.site.domain.rpId,
    passkey: {
      creationOptions: await beginEnrollment(context, visit, enrollment),
      challengeUrl: '/passkey/enroll/challenge',
      stepUrl: '/passkey/step',
    },
    error: context.refusal,
    unknownCredential: context.deadPasskey ?? null,
    signals: await passkeySignals(context, enrollment.userId),
  };
}

const form = z.object({
  state: z.string().max(200),
  passkey: z.string().max(50_000).optional(),
  answer: z.enum(['later', 'never', 'not_my_device', 'continue']).optional(),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, passkey, answer } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state);
  if (passkey !== undefined) {
    const enrolled = await enrollWithPasskey(context, visit, passkey);
    if (enrolled.ok) return redirect(pageUrl('/passkey/enrolled', state), 303);
    context.deadPasskey = await findDeadPasskey(context, passkey, enrolled);
    return refused(context, enrolled);
  }
  await requireEnrollment(context, visit);
  if (answer && answer !== 'continue') await declineEnrollment(context, visit, answer);
  return redirect(await wayOn(context, visit), 303);
}

export default function PasskeyEnroll() {
  return <EnrollPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
