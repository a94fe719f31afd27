import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { findDeadPasskey } from '#app/flows/dead-passkey.ts';
import { offerNewPasskey, signUpWithPasskey } from '#app/flows/signup/sign-up.ts';

import { SignupPasskeyPage } from '../../ui/hosted/signup-passkey-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, requireVisit, stateOf } from './requests.ts';
import { pageUrl, visitPage } from './visit-page.ts';

export const meta = titled('signup_passkey.title');

export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request) ?? context.visitState);
  const creationOptions = await offerNewPasskey(context, visit);
  if (!creationOptions) throw redirect(pageUrl('/signup', visit.uid), 303);
  return {
    ...visitPage(visit),
    passkey: {
      creationOptions,
      challengeUrl: '/signup/passkey/challenge',
      stepUrl: '/passkey/step?at=signup',
    },
    error: context.refusal,
    unknownCredential: context.deadPasskey ?? null,
  };
}

const form = z.object({ state: z.string().max(200), passkey: z.string().max(50_000).default('') });

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, passkey } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state);
  const result = await signUpWithPasskey(context, visit, passkey);
  if (result.ok) return redirect(result.redirectTo, 303);
  context.deadPasskey = await findDeadPasskey(context, passkey, result);
  return refused(context, result);
}

export default function SignupPasskey() {
  return <SignupPasskeyPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
