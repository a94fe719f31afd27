import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { findVisit } from '#app/flows/visit.ts';

import { AlreadySignedInPage } from '../../ui/hosted/already-signed-in-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { stateOf } from './requests.ts';

export const meta = titled('already_signed_in.title');

/** Where the back button leads after a sign-in: on to the application. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const state = stateOf(request);
  const found = await findVisit(context, state);
  if (found.kind !== 'finished') {
    throw redirect(state ? `/login?state=${encodeURIComponent(state)}` : '/login', 303);
  }
  const { applicationName, continueUrl } = found;
  return { applicationName, continueUrl };
}

export default function LoginDone() {
  return <AlreadySignedInPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
