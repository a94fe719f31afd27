/** A fresh passkey for what is sensitive: a challenge without a body, and its answer with one. */
import type { ActionFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { z } from 'zod';

import { refuse } from '#app/errors.ts';
import { confirmWithPasskey, offerPasskey } from '#app/flows/account/confirm.ts';

import { jsonAnswer, refusedJson } from '../hosted/json-requests.ts';
import { findAdministratorAtWork } from './administrator.ts';

const purpose = { act: 'administer' } as const;

const sent = z.object({ passkey: z.string().max(50_000).optional() });

export const loader = () => redirect('/dashboard', 303);

export async function action({ request, context }: ActionFunctionArgs) {
  const at = await findAdministratorAtWork(request, context);
  if (!at) return refusedJson(refuse('sign_in_required'));
  const parsed = sent.safeParse(await request.json().catch(() => undefined));
  if (!parsed.success) return refusedJson(refuse('invalid_request'));
  const { passkey } = parsed.data;
  if (passkey === undefined) {
    const offer = await offerPasskey(context, at.account, purpose);
    return offer
      ? jsonAnswer({ options: offer.requestOptions })
      : refusedJson(refuse('passkey_disabled'));
  }
  const confirmed = await confirmWithPasskey(context, at.account, purpose, passkey);
  return confirmed.ok ? jsonAnswer({ ok: true }) : refusedJson(confirmed);
}
