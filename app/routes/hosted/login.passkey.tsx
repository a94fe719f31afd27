import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import { data, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { statusOf } from '#app/errors.ts';
import { findDeadPasskey } from '#app/flows/dead-passkey.ts';
import { offerPasskey, signInWithPasskey } from '#app/flows/login/passkey.ts';
import { takeRefusal } from '#app/flows/login/pending-refusal.ts';
import { isSignupOpen } from '#app/flows/signup/new-account.ts';
import type { Visit } from '#app/flows/visit.ts';

import { IdentifierPage } from '../../ui/hosted/identifier-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import {
  readForm,
  refused,
  refuseRequest,
  requireVisit,
  showRefusal,
  stateOf,
} from './requests.ts';
import { pageUrl, signInUrls, visitPage } from './visit-page.ts';

export const meta = titled('login.title');

/** Shown only after a passkey was refused: the first page again, with every other way in reach. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const state = context.visitState ?? stateOf(request);
  if (!state) throw redirect('/login', 303);
  const visit = await requireVisit(request, context, state);
  const refusal = context.refusal ?? (await keptRefusal(context, visit));
  if (!visit.connection) refuseRequest('connection_disabled');
  const asked = context.askedRpId ?? new URL(request.url).searchParams.get('rp_id') ?? undefined;
  const passkey = await offerPasskey(context, visit, asked);
  const removed = refusal.code === 'passkey_removed';
  const page = {
    ...visitPage(visit),
    passkey: passkey && { ...passkey, ...signInUrls },
    signupUrl: isSignupOpen(visit) ? pageUrl('/signup', visit.uid) : null,
    unknownCredential: context.deadPasskey ?? null,
    ...(removed ? { notice: 'passkey_removed' as const } : { error: refusal }),
  };
  return data(page, { status: statusOf(refusal.code) });
}

/** What was refused where the module had sent the passkey; without it there is nothing to show. */
async function keptRefusal(context: AppLoadContext, visit: Visit) {
  const kept = await takeRefusal(context, visit);
  if (!kept) throw redirect(pageUrl('/login', visit.uid), 303);
  if ('wayOn' in kept) throw redirect(kept.wayOn, 303);
  context.deadPasskey = kept.deadPasskey;
  return showRefusal(context, kept.refused);
}

const form = z.object({
  state: z.string().max(200),
  rp_id: z.string().max(253).optional(),
  passkey: z.string().max(50_000).default(''),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, rp_id: askedRpId, passkey } = await readForm(request, context, form);
  context.visitState = state;
  context.askedRpId = askedRpId;
  const visit = await requireVisit(request, context, state);
  const result = await signInWithPasskey(context, visit, passkey);
  if (result.ok) return redirect(result.redirectTo, 303);
  if (result.code === 'passkey_removed') {
    context.deadPasskey = await findDeadPasskey(context, passkey, result);
  }
  return refused(context, result);
}

export default function LoginPasskey() {
  return <IdentifierPage {...useHosted()} {...useLoaderData<typeof loader>()} />;
}
