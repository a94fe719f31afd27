import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { openRescue } from '#app/flows/rescue.ts';
import { findStartingPoint } from '#app/flows/start.ts';

import { RescueDonePage } from '../../ui/hosted/rescue-done-page.tsx';
import { RescuePage } from '../../ui/hosted/rescue-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { refuseRequest } from './requests.ts';

export const meta = titled('rescue.title');

/** The page of a one-time link, and, once the link has done its work, the page that says so. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const created = query.get('created');
  if (created === 'passkey' || created === 'password') {
    const signInUrl = await findStartingPoint(context);
    const done: 'passkey' | 'password' = created;
    return {
      kind: 'done' as const,
      titleKey: 'rescue_done.title' as const,
      created: done,
      signInUrl,
    };
  }
  const ticket = context.ticket ?? query.get('ticket') ?? '';
  const opened = await openRescue(context, ticket);
  if (!opened.ok) return refuseRequest(opened.code);
  const { identifier, password, creationOptions, isFull } = opened;
  return {
    kind: 'open' as const,
    ticket,
    identifier,
    password,
    passkey: creationOptions && {
      creationOptions,
      challengeUrl: '/rescue/passkey/challenge',
      stepUrl: '/passkey/step',
      // Mail scanners open links too; few of them run the page's module.
      tellsOffer: true,
    },
    isFull,
    error: context.refusal,
    unknownCredential: context.deadPasskey ?? null,
  };
}

/** The forms post to their own addresses; this one has nothing to take. */
export const action = () => redirect('/login', 303);

export default function Rescue() {
  const page = useLoaderData<typeof loader>();
  const hosted = useHosted();
  if (page.kind === 'done') {
    return <RescueDonePage {...hosted} created={page.created} signInUrl={page.signInUrl} />;
  }
  return <RescuePage {...hosted} {...page} />;
}
