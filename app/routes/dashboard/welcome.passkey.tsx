import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { z } from 'zod';

import { joinWithPasskey } from '#app/flows/dashboard/invitation.ts';
import { findDeadPasskey } from '#app/flows/dead-passkey.ts';
import { dashboardCookie } from '#app/tenancy/dashboard-cookie.ts';

import { readForm, refused } from '../hosted/requests.ts';
import Welcome, { loader, meta } from './welcome.tsx';

export { loader, meta };

const form = z.object({ ticket: z.string().max(200), passkey: z.string().max(50_000).default('') });

export async function action({ request, context }: ActionFunctionArgs) {
  const { ticket, passkey } = await readForm(request, context, form);
  context.ticket = ticket;
  const joined = await joinWithPasskey(context, ticket, passkey);
  if (joined.ok) {
    return redirect('/dashboard', {
      status: 303,
      headers: { 'Set-Cookie': dashboardCookie(context.site, joined.sessionToken) },
    });
  }
  context.deadPasskey = await findDeadPasskey(context, passkey, joined);
  return refused(context, joined);
}

export default function WelcomePasskey() {
  return <Welcome />;
}
