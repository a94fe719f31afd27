import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { introduce, openInvitation } from '#app/flows/dashboard/invitation.ts';

import { WelcomePage } from '../../ui/dashboard/welcome-page.tsx';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, refuseRequest } from '../hosted/requests.ts';

export const meta: MetaFunction = () => [{ title: 'Welcome to the dashboard | Latchkey' }];

/** The page of an invitation: who somebody is, then their passkey. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ticket = context.ticket ?? new URL(request.url).searchParams.get('ticket') ?? '';
  const opened = await openInvitation(context, ticket);
  if (!opened.ok) return refuseRequest(opened.code);
  const error = context.refusal;
  if (opened.step === 'introduction') {
    return { step: opened.step, ticket, email: opened.email, typed: context.typed ?? null, error };
  }
  return {
    ...{ step: opened.step, ticket, identifier: opened.identifier, error },
    unknownCredential: context.deadPasskey ?? null,
    passkey: {
      creationOptions: opened.creationOptions,
      challengeUrl: '/dashboard/welcome/challenge',
      stepUrl: '/passkey/step',
    },
  };
}

const form = z.object({
  ticket: z.string().max(200),
  name: z.string().max(1000).default(''),
  email: z.string().max(1000).default(''),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { ticket, name, email } = await readForm(request, context, form);
  context.ticket = ticket;
  context.typed = { name, email };
  const introduced = await introduce(context, ticket, { name, email });
  if (!introduced.ok) return refused(context, introduced);
  return redirect(`/dashboard/welcome?ticket=${encodeURIComponent(ticket)}`, 303);
}

export default function Welcome() {
  return <WelcomePage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
