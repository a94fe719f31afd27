import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { findDeadPasskey } from '#app/flows/dead-passkey.ts';
import {
  beginAutomaticEnrollment,
  enrollAutomatically,
  skipAutomaticEnrollment,
} from '#app/flows/enrollment/enroll.ts';

import { titled } from '../../ui/hosted/titled.ts';
import { UpgradePage } from '../../ui/hosted/upgrade-page.tsx';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { requireEnrollment, wayOn } from './enrollment-requests.ts';
import { readForm, requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('upgrade.title');

/** A moment between signing in and going on, in which the browser may create a passkey by itself. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request) ?? context.visitState);
  const enrollment = await requireEnrollment(context, visit);
  if (enrollment.passkeyId) throw redirect(pageUrl('/passkey/enrolled', visit.uid), 303);
  // After a refusal there is nothing to try: the page only has the orphan forgotten, and goes on.
  const attempt =
    enrollment.kind === 'automatic' && context.deadPasskey === undefined
      ? await beginAutomaticEnrollment(context, enrollment)
      : null;
  return { ...visitPage(visit), attempt, unknownCredential: context.deadPasskey ?? null };
}

const form = z.object({
  state: z.string().max(200),
  ticket: z.string().max(200).default(''),
  passkey: z.string().max(50_000).default(''),
});

/** Whatever goes wrong here is nobody's business but the log's: the visit goes on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { state, ticket, passkey } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state);
  if (passkey === '') {
    await skipAutomaticEnrollment(context, visit);
    return redirect(await wayOn(context, visit), 303);
  }
  const enrolled = await enrollAutomatically(context, visit, ticket, passkey);
  if (enrolled.ok) return redirect(pageUrl('/passkey/enrolled', state), 303);
  context.deadPasskey = await findDeadPasskey(context, passkey, enrolled);
  if (context.deadPasskey) return null;
  return redirect(await wayOn(context, visit), 303);
}

export default function PasskeyUpgrade() {
  return <UpgradePage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
