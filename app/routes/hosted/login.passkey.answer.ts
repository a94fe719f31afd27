import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';

import { shownCode, statusOf } from '#app/errors.ts';
import { findDeadPasskey } from '#app/flows/dead-passkey.ts';
import { signInWithPasskey } from '#app/flows/login/passkey.ts';
import { keepRefusal } from '#app/flows/login/pending-refusal.ts';
import { passkeySignals } from '#app/flows/passkey-signals.ts';

import { findOpenVisit, jsonAnswer, leadTo, readJsonForm, refusedJson } from './json-requests.ts';
import { pageUrl } from './visit-page.ts';

const form = z.object({
  state: z.string().max(200),
  rp_id: z.string().max(253).optional(),
  passkey: z.string().max(50_000).default(''),
  identifier: z.string().max(1000).default(''),
});

export const loader = leadTo('/login');

/**
 * A sign-in that the page's module sends to `/login/passkey`: where it leads and what the browser
 * may be told about the person's passkeys, or, where it is refused, the page that says so.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await readJsonForm(request, context, form);
  if (!sent.ok) return refusedJson(sent);
  const { state, rp_id: askedRpId, passkey, identifier } = sent.form;
  const next = refusedUrl(state, askedRpId);
  const found = await findOpenVisit(request, context, state);
  // That page begins the visit again, or says why it cannot.
  if (!found.ok) return jsonAnswer({ code: found.code, next }, statusOf(found.code));
  const result = await signInWithPasskey(context, found.visit, passkey);
  if (result.ok) {
    const { redirectTo, userId } = result;
    return jsonAnswer({ redirectTo, signals: await passkeySignals(context, userId) });
  }
  const deadPasskey =
    result.code === 'passkey_removed' ? await findDeadPasskey(context, passkey, result) : null;
  await keepRefusal(context, found.visit, result, { deadPasskey, typed: identifier });
  return jsonAnswer({ code: shownCode(result.code), next }, statusOf(result.code));
}

/** The page that tells the refusal, and asks again with the same RP ID where there are two. */
const refusedUrl = (state: string, askedRpId: string | undefined): string => {
  const url = pageUrl('/login/passkey', state);
  return askedRpId === undefined ? url : `${url}&rp_id=${encodeURIComponent(askedRpId)}`;
};
