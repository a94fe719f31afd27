import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { z } from 'zod';

import { findDeadPasskey } from '#app/flows/dead-passkey.ts';
import { rescueWithPasskey } from '#app/flows/rescue.ts';

import { readForm, refused } from './requests.ts';
import Rescue, { loader, meta } from './rescue.tsx';

export { loader, meta };

const form = z.object({ ticket: z.string().max(200), passkey: z.string().max(50_000).default('') });

export async function action({ request, context }: ActionFunctionArgs) {
  const { ticket, passkey } = await readForm(request, context, form);
  context.ticket = ticket;
  const result = await rescueWithPasskey(context, ticket, passkey);
  if (result.ok) return redirect('/rescue?created=passkey', 303);
  context.deadPasskey = await findDeadPasskey(context, passkey, result);
  return refused(context, result);
}

export default function RescuePasskey() {
  return <Rescue />;
}
