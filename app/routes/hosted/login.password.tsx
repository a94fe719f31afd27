import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { offerPasskey } from '#app/flows/login/passkey.ts';
import { signInWithPassword } from '#app/flows/login/password.ts';
import { isSignupOpen } from '#app/flows/signup/sign-up.ts';

import { PasswordPage } from '../../ui/hosted/password-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('login_password.title');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request) ?? context.visitState);
  if (!visit.identifier) throw redirect(pageUrl('/login', visit.uid), 303);
  const passkey = await offerPasskey(context, visit);
  return {
    ...visitPage(visit),
    identifier: visit.identifier,
    passkey: passkey && { ...passkey, challengeUrl: '/login/passkey/challenge' },
    signupUrl: isSignupOpen(visit) ? pageUrl('/signup', visit.uid) : null,
    error: context.refusal,
  };
}

const form = z.object({
  state: z.string().max(200),
  identifier: z.string().max(1000).default(''),
  password: z.string().max(20_000).default(''),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, ...typed } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state, typed.identifier);
  const result = await signInWithPassword(context, visit, {
    ...typed,
    identifier: typed.identifier || (visit.identifier ?? ''),
  });
  return result.ok ? redirect(result.redirectTo, 303) : refused(context, result);
}

export default function LoginPassword() {
  return <PasswordPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
