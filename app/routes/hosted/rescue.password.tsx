import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { z } from 'zod';

import { rescueWithPassword } from '#app/flows/rescue.ts';

import { readForm, refused } from './requests.ts';
import Rescue, { loader, meta } from './rescue.tsx';

export { loader, meta };

const form = z.object({
  ticket: z.string().max(200),
  password: z.string().max(20_000).default(''),
});

export async function action({ request, context }: ActionFunctionArgs) {
  const { ticket, password } = await readForm(request, context, form);
  context.ticket = ticket;
  const result = await rescueWithPassword(context, ticket, password);
  return result.ok ? redirect('/rescue?created=password', 303) : refused(context, result);
}

export default function RescuePassword() {
  return <Rescue />;
}
