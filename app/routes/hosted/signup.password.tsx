import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { isSignupOpen } from '#app/flows/signup/new-account.ts';
import { mayUsePassword, requirementsOf, signUpWithPassword } from '#app/flows/signup/sign-up.ts';

import { SignupPasswordPage } from '../../ui/hosted/signup-password-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('signup_password.title');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request) ?? context.visitState);
  const { connection, identifier } = visit;
  if (!connection || !identifier || !isSignupOpen(visit) || !mayUsePassword(visit)) {
    throw redirect(pageUrl('/signup', visit.uid), 303);
  }
  return {
    ...visitPage(visit),
    identifier,
    ...requirementsOf(connection),
    error: context.refusal,
  };
}

const form = z.object({
  state: z.string().max(200),
  password: z.string().max(20_000).default(''),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, password } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state);
  const result = await signUpWithPassword(context, visit, password);
  return result.ok ? redirect(result.redirectTo, 303) : refused(context, result);
}

export default function SignupPassword() {
  return <SignupPasswordPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
