import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { isSignupOpen, mayUsePasskey } from '#app/flows/signup/new-account.ts';
import { takeNewIdentifier } from '#app/flows/signup/sign-up.ts';

import { SignupPage } from '../../ui/hosted/signup-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('signup.title');

/** The address of a new account. Where nobody may sign up, the way back to signing in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const state = stateOf(request) ?? context.visitState;
  if (!state) throw redirect('/login', 303);
  const visit = await requireVisit(request, context, state);
  if (!isSignupOpen(visit)) throw redirect(pageUrl('/login', visit.uid), 303);
  return {
    ...visitPage(visit),
    loginUrl: pageUrl('/login', visit.uid),
    error: context.refusal,
  };
}

const form = z.object({ state: z.string().max(200), identifier: z.string().max(1000).default('') });

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, identifier } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state, identifier);
  const taken = await takeNewIdentifier(context, visit, identifier);
  if (!taken.ok) return refused(context, taken);
  return redirect(
    pageUrl(mayUsePasskey(visit) ? '/signup/passkey' : '/signup/password', state),
    303,
  );
}

export default function Signup() {
  return <SignupPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
