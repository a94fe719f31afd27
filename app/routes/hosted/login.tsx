import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { asksIdentifierFirst, takeIdentifier } from '#app/flows/login/identifier.ts';
import { offerPasskey } from '#app/flows/login/passkey.ts';
import { isSignupOpen } from '#app/flows/signup/new-account.ts';
import { findStartingPoint } from '#app/flows/start.ts';

import { IdentifierAndPasswordPage } from '../../ui/hosted/identifier-and-password-page.tsx';
import { IdentifierPage } from '../../ui/hosted/identifier-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { readForm, refused, refuseRequest, requireVisit, stateOf } from './requests.ts';
import { pageUrl, signInUrls, visitPage } from './visit-page.ts';

export const meta = titled('login.title');

/** The first page of a visit; without one, the way to the tenant's default application. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const state = stateOf(request) ?? context.visitState;
  if (!state) {
    throw redirect((await findStartingPoint(context)) ?? refuseRequest('nowhere_to_go'), 303);
  }
  const visit = await requireVisit(request, context, state);
  if (visit.interaction.prompt === 'consent') throw redirect(pageUrl('/consent', state), 303);
  if (!visit.connection) refuseRequest('connection_disabled');
  const page = {
    ...visitPage(visit),
    signupUrl: isSignupOpen(visit) ? pageUrl('/signup', state) : null,
    error: context.refusal,
  };
  if (!asksIdentifierFirst(context)) return { ...page, identifierFirst: false as const };
  const passkey = await offerPasskey(context, visit);
  return {
    ...page,
    identifierFirst: true as const,
    passkey: passkey && { ...passkey, ...signInUrls },
  };
}

const form = z.object({ state: z.string().max(200), identifier: z.string().max(1000).default('') });

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, identifier } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state, identifier);
  const taken = await takeIdentifier(context, visit, identifier);
  return taken.ok ? redirect(pageUrl('/login/password', state), 303) : refused(context, taken);
}

export default function Login() {
  const hosted = useHosted();
  const page = useLoaderData<typeof loader>();
  return page.identifierFirst ? (
    <IdentifierPage {...hosted} {...page} />
  ) : (
    <IdentifierAndPasswordPage {...hosted} {...page} />
  );
}
