import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { findEnrolledPasskey, undoEnrollment } from '#app/flows/enrollment/enroll.ts';
import { passkeySignals } from '#app/flows/passkey-signals.ts';

import { EnrolledPage } from '../../ui/hosted/enrolled-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { requireEnrollment, wayOn } from './enrollment-requests.ts';
import { readForm, requireVisit, stateOf } from './requests.ts';
import { visitPage } from './visit-page.ts';

export const meta = titled('enrolled.title');

/** Tells about the passkey that was made a moment ago, with a way back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request) ?? context.visitState);
  const { kind, userId } = await requireEnrollment(context, visit);
  const { undonePasskey: undone } = context;
  const passkey = undone ?? (await findEnrolledPasskey(context, visit));
  if (!passkey) throw redirect(await wayOn(context, visit), 303);
  const titleKey = undone
    ? ('enrolled.undone.title' as const)
    : kind === 'automatic'
      ? ('enrolled.automatic.title' as const)
      : ('enrolled.title' as const);
  return {
    ...visitPage(visit),
    titleKey,
    isUndone: undone !== undefined,
    isAutomatic: kind === 'automatic',
    passkeyName: passkey.name,
    unknownCredential: undone?.dead ?? null,
    signals: await passkeySignals(context, userId),
  };
}

const form = z.object({ state: z.string().max(200), answer: z.enum(['continue', 'undo']) });

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, answer } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state);
  await requireEnrollment(context, visit);
  if (answer === 'undo') {
    context.undonePasskey = await undoEnrollment(context, visit);
    if (context.undonePasskey) return null;
  }
  return redirect(await wayOn(context, visit), 303);
}

export default function PasskeyEnrolled() {
  return <EnrolledPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
