import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { answerConsent, requestedScopes } from '#app/flows/consent.ts';

import { ConsentPage } from '../../ui/hosted/consent-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('consent.title');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request) ?? context.visitState);
  if (visit.interaction.prompt !== 'consent') throw redirect(pageUrl('/login', visit.uid), 303);
  return {
    ...visitPage(visit),
    titleParams: { applicationName: visit.application.name },
    scopes: await requestedScopes(context, visit),
    error: context.refusal,
  };
}

const form = z.object({ state: z.string().max(200), action: z.enum(['accept', 'decline']) });

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, action: answer } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state);
  if (visit.interaction.prompt !== 'consent') return redirect(pageUrl('/login', state), 303);
  const redirectTo = await answerConsent(context, visit, answer === 'accept');
  return redirectTo ? redirect(redirectTo, 303) : refused(context, refuse('transaction_expired'));
}

export default function Consent() {
  return <ConsentPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
