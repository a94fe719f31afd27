import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { z } from 'zod';

import { wayPastSignals } from '#app/flows/login/continue-login.ts';
import { asksIdentifierFirst } from '#app/flows/login/identifier.ts';
import { offerPasskey } from '#app/flows/login/passkey.ts';
import { signInWithPassword } from '#app/flows/login/password.ts';
import { isSignupOpen } from '#app/flows/signup/new-account.ts';

import { IdentifierAndPasswordPage } from '../../ui/hosted/identifier-and-password-page.tsx';
import { PasswordPage } from '../../ui/hosted/password-page.tsx';
import { titled } from '../../ui/hosted/titled.ts';
import { useHosted } from '../../ui/hosted/use-hosted.ts';
import { canSignal, capabilitiesOf, capabilityFields } from './capability-fields.ts';
import { readForm, refused, requireVisit, stateOf } from './requests.ts';
import { pageUrl, signInUrls, visitPage } from './visit-page.ts';

export const meta = titled('login_password.title');

/** The second page of a visit, or its only one again where the first asked for everything. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const visit = await requireVisit(request, context, stateOf(request) ?? context.visitState);
  const page = {
    ...visitPage(visit),
    signupUrl: isSignupOpen(visit) ? pageUrl('/signup', visit.uid) : null,
    error: context.refusal,
  };
  if (!asksIdentifierFirst(context)) {
    return { ...page, identifierFirst: false as const, titleKey: 'login.title' as const };
  }
  if (!visit.identifier) throw redirect(pageUrl('/login', visit.uid), 303);
  const passkey = await offerPasskey(context, visit);
  return {
    ...page,
    identifierFirst: true as const,
    identifier: visit.identifier,
    passkey: passkey && { ...passkey, ...signInUrls },
  };
}

const form = z.object({
  state: z.string().max(200),
  identifier: z.string().max(1000).optional(),
  password: z.string().max(20_000).default(''),
  ...capabilityFields,
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { state, identifier, password, ...said } = await readForm(request, context, form);
  context.visitState = state;
  const visit = await requireVisit(request, context, state, identifier);
  const result = await signInWithPassword(
    context,
    visit,
    { identifier: identifier ?? visit.identifier ?? '', password },
    capabilitiesOf(said),
  );
  if (!result.ok) return refused(context, result);
  const way = canSignal(said) ? await wayPastSignals(context, visit, result) : result.redirectTo;
  return redirect(way, 303);
}

export default function LoginPassword() {
  const hosted = useHosted();
  const page = useLoaderData<typeof loader>();
  return page.identifierFirst ? (
    <PasswordPage {...hosted} {...page} />
  ) : (
    <IdentifierAndPasswordPage {...hosted} {...page} />
  );
}
