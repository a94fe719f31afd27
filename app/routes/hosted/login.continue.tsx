import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { openContinuation } from '#app/flows/login/continue-login.ts';

import { ContinuePage } from '../../ui/hosted/continue-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('continue.title');

/** A moment between signing in and going on, in which the browser hears which passkeys are left. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request));
  const continuation = await openContinuation(context, visit);
  if (!continuation) throw redirect(pageUrl('/login', visit.uid), 303);
  return { ...visitPage(visit), ...continuation };
}

export default function LoginContinue() {
  return <ContinuePage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
